"""Names of people are found as often whatever part of the world they come from: invented bearers of common names, in sentences that differ in nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox
import pytest

from newsgraph.namespaces import SCHEMA
from newsgraph.reading.article import Article
from newsgraph.running.article import Tools, build_articles, open_tools

_TABLE = """
British: Emma Clarke; Jack Robinson; Olivia Hughes; Harry Bennett; Charlotte Ward; George Palmer; Amelia Foster; Thomas Gibson; Rebecca Lloyd; Stephen
    Marsh

Irish, Scottish, Welsh: Siobhán O'Sullivan; Conor O'Brien; Catriona MacDonald; Rhys Llewellyn; Niamh Ní Dhomhnaill; Seán Ó Riada; Mhairi McLeod; Ewan
    Mackenzie; Aoife Byrne; Gwen Prydderch

African American: DeShawn Jackson; Keisha Washington; LaToya Simmons; Tyrone Booker; Shaniqua Williams; Jamal Freeman; Darnell Gaines; Aaliyah Mosley;
    Malik Jefferson; Imani Tubbs

Hispanic: Juan Carlos Pérez García; María José Rodríguez; Ana de la Cruz; Luis Hernández; Guadalupe Ortiz; Diego Fernández López; Ximena Vargas; Ramón
    Castillo; Lucía Gómez; Alejandro Núñez

Portuguese and Brazilian: João Pedro dos Santos; Luiz Antônio da Silva; Beatriz Carvalho; Thiago Moreira; Inês Figueiredo; Rui Nogueira; Marília
    Souza; Caetano Barbosa; Fernanda de Oliveira; Nuno Teixeira

French, German, Dutch, Italian: Jean-Luc Moreau; Élodie Girard; Ursula von der Heide; Jürgen Weiß; Pieter van der Berg; Anneke de Vries; Giuseppe Di
    Stefano; Chiara Bianchi; Maëlle Dupont; Wolfgang Schäfer

Nordic: Lars Løkke Sørensen; Sigurður Jóhannsson; Katrín Björnsdóttir; Åsa Lindström; Mikko Virtanen; Ingrid Halvorsen; Björn Åkesson; Päivi Korhonen;
    Søren Kjær; Gunnhild Øyen

Slavic and Hungarian: Wojciech Szymański; Agnieszka Kowalczyk; Dmitri Sokolov; Ksenia Morozova; Volodymyr Shevchuk; Oksana Kovalenko; Miloš Novotný;
    Jelena Petrović; Zoltán Szabó; Eszter Horváth

Turkish and Persian: Mehmet Yılmaz; Ayşe Kılıçoğlu; Emre Şahin; Zeynep Demirtaş; Reza Farahani; Shirin Mohammadi; Behrouz Tehrani; Nasrin Jafari;
    Hüseyin Çelik; Laleh Rostami

Arabic: Mohammed al-Rashid; Fatima Zahra Bennani; Youssef El-Masri; Abdullah bin Said; Layla Haddad; Khaled Abu Nasser; Amina Benali; Omar Farouk
    Hassan; Noor al-Din Saleh; Rania Khoury

West African: Oluwaseun Adebayo; Ngozi Okafor; Chukwuemeka Obi; Kwame Asante; Abena Owusu; Mamadou Diallo; Aïssatou Ndiaye; Yetunde Balogun; Kofi
    Boateng; Ibrahima Traoré

East and Southern African: Thabo Mokoena; Nomvula Dlamini; Wanjiru Kamau; Tsegaye Lemma; Hiwot Tadesse; Tendai Moyo; Achieng Odhiambo; Sipho Khumalo;
    Juma Mwangi; Lerato Nkosi

South Asian: Rajesh Kumar Sharma; Priya Venkataraman; A. R. Subramaniam; Harpreet Singh Gill; Ayesha Siddiqui; Nusrat Jahan; Chaminda Perera; Sunita
    Thapa; Imran Qureshi; K. Lakshmi Rao

Chinese: Wang Xiaoming; Zhang Wei; Li Meiling; Chen Guozhong; Liu Yifei; Zhao Lijuan; Huang Jianguo; Lee Hsien Tao; Cheung Ka-wai; Wu Zhongyi

Japanese and Korean: Takeshi Nakamura; Yuki Tanaka; Haruka Matsumoto; Kenji Watanabe; Sakura Kobayashi; Park Ji-hoon; Kim Min-jung; Lee Jae-won; Choi
    Soo-yeon; Jung Hae-in

Southeast Asian: Nguyen Thi Hoa; Tran Van Duc; Joko Prasetyo; Siti Nurhaliza Rahman; Min Thein Kyaw; Somchai Suwannarat; Maria Corazon Reyes; Jose
    Dela Cruz; Phan Minh Chau; Kanokwan Srisai

Polynesian and Maori: Te Kiri Houpapa; Sione Taufahema; Mele Fifita; Tama Ngata; Hinewehi Parata; Viliame Tuilagi; Losa Faleolo; Manaia Tamihere;
    Keoni Kealoha; Leilani Kahale
"""
ORIGINS = {origin: names for block in _TABLE.split("\n\n") for origin, names in [" ".join(block.split()).split(": ")]}
SENTENCES = (
    "{name}, 34, was treated in hospital in Leeds on Monday, doctors said. {last} is expected to go home on Tuesday.",
    "“We are sad,” said {name}, a teacher at the school, on Tuesday.",
    "The prize was given to {name} at a ceremony in Oslo.",
)
LEAST = 0.9


@pytest.fixture(scope="module")
def tools() -> Tools:
    return open_tools()


@pytest.mark.parametrize("origin", ORIGINS)
def test_people_are_found_wherever_their_names_come_from(origin: str, tools: Tools) -> None:
    names = [name.strip() for name in ORIGINS[origin].split(";")]
    asked = [(name, sentence.format(name=name, last=name.split()[-1])) for name in names for sentence in SENTENCES]
    built = build_articles((Article(str(k), text, published="2021-03-10") for k, (_, text) in enumerate(asked)), tools)
    missed = [name for (name, _), found in zip(asked, built, strict=True) if name not in _people(found.triples)]
    assert len(asked) - len(missed) >= LEAST * len(asked), missed


def _people(triples: Sequence[ox.Triple]) -> set[str]:
    return {str(t.object.value) for t in triples if t.predicate.value == SCHEMA + "name" and "/person/" in str(t.subject)}  # type: ignore[union-attr]
