"""Lines that a web page puts around and between the article: shares, sign-ups, links, copyright.

A line wrongly called boilerplate loses facts, so only what no reporter writes is recognised here.
"""

from __future__ import annotations

import re

_LONGEST = 400

_BUTTONS = frozenset(
    [
        "share",
        "tweet",
        "email",
        "e-mail",
        "print",
        "comment",
        "comments",
        "save",
        "pin",
        "reddit",
        "linkedin",
        "whatsapp",
        "facebook",
        "twitter",
        "copy",
        "link",
        "close",
        "menu",
        "search",
        "login",
        "register",
        "subscribe",
        "next",
        "previous",
        "play",
        "pause",
        "mute",
        "unmute",
        "loading",
        "replay",
        "autoplay",
        "fullscreen",
        "transcript",
        "caption",
        "captions",
        "follow",
        "like",
        "flipboard",
        "pinterest",
        "google",
        "telegram",
        "reply",
        "instagram",
        "youtube",
        "messenger",
        "bookmark",
        "shares",
        "likes",
        "tweets",
    ]
)
_BESIDE_BUTTONS = frozenset(
    [
        "media",
        "video",
        "plus",
        "hide",
        "show",
        "this",
        "article",
        "story",
        "on",
        "via",
        "to",
        "more",
        "x",
        "by",
        "log",
        "sign",
        "in",
        "up",
        "copied",
        "embed",
        "sms",
        "or",
        "and",
        "skip",
    ]
)
_FRAMES = "*►▶•[]+>»|- \t"
_EDGES = "|/,.·•:;()[]×✕+-–—>»"

_WHOLE = re.compile(
    r"""
    (?:press|news|media)\ release|for\ immediate\ release
  | advertis(?:e)?ments?|advertising|sponsored(?:\ content)?|promoted(?:\ stories)?|partner\ content
  | (?:story\ continues|continue\ reading|article\ continues|keep\ reading|scroll\ (?:down\ )?(?:for|to)
      |read\ on)\b.{0,60}
  | (?:skip|jump)\ to\ (?:main\ )?(?:content|navigation|comments?|footer)
  | (?:please\ )?(?:sign|signed)\ up\b(?=.{0,120}\b(?:newsletter|alerts?|e-?mails?|updates|daily|briefing
      |notifications?|inbox)\b).{0,160}
  | (?:get|receive)\b(?=.{0,120}\b(?:newsletter|in\ your\ inbox|to\ your\ inbox|push\ alerts
      |breaking\ news\ alerts|news\ alerts|daily\ headlines)\b).{0,200}
  | (?:please\ )?(?:subscribe|register)\b(?=.{0,120}\b(?:newsletter|to\ our|today|now|channel|podcast
      |unlimited|to\ continue|to\ read)\b).{0,200}
  | (?:please\ )?(?:follow|like|find|join|connect\ with|tweet)\ (?:us|me|@\w+|him|her
      |our\b.{0,40})\b.{0,120}
  | follow\b.{0,60}\bon\ (?:twitter|facebook|instagram|social\ media)\b.{0,100}
  | (?:click|tap)\ (?:here|on\ the|the\ (?:link|video|play))\b.{0,200}
  | (?:download|get)\b.{0,60}\bapp\b.{0,120}
  | never\ miss\ (?:a|an)\b.{0,160}
  | stay\ (?:with|tuned)\b.{0,160}
  | (?:keep\ checking|check\ back|keep\ it\ here)\b.{0,160}
  | (?:watch|see|view|hear|listen\ to|play)\ (?:this|the|more|our|live|below|now|full|video|a\ replay
      |related)\b[^.]{0,60}:?
  | (?:watch|related|read\ more|read|see\ also|more|also\ read|read\ also|also\ see|also|previous
      |previously|earlier|don't\ miss|trending|must\ read
      |recommended|video|photos|gallery|live\ updates|from\ the\ archives?|more\ on\ this\ story
      |click)\s*[:|»>]+\s*.{1,200}
  | (?:see\ also|also\ see|read\ more|read\ also|see\ more|learn\ more|view\ more|show\ more|load\ more
      |more\ details|full\ story|related|trending
      |most\ (?:read|popular|viewed|shared|commented|recent)|editor[’']?s?[’']?\ picks?|top\ stories
      |top\ news|latest\ news|more\ news|more\ stories
      |popular\ (?:stories|now|on)|in\ other\ news|breaking\ news|what\ to\ read\ next|up\ next
      |now\ playing|related\ topics|tags|topics|filed\ under
      |recommended(?:\ for\ you)?|you\ may\ (?:also\ )?like|you\ might\ (?:also\ )?like|around\ the\ web
      |from\ the\ web|trending\ now|watch\ live
      |local\ news|national\ news|world\ news|weather|photos|video|videos|slideshow|gallery|photo\ gallery
      |image\ gallery)\s*[:.…»>-]*
  | (?:related|more|other|similar|recent|latest|popular)\ (?:news|stories|articles|content|links|coverage
      |reading|posts|videos?|headlines|topics)\b.{0,60}
  | (?:more|read\ more|read)\ (?:from|on|about)\ (?:this|the|our|us|around|\w+\.com)\b[^.]{0,80}
  | you\ may\ (?:also\ )?be\ interested\ in\b.{0,80}
  | what\ others\ are\ (?:clicking|reading)\b.{0,40}
  | (?:>|»|<|«)+\s*.{1,160}
  | (?:©|\(c\)|copyright\b).{0,300}
  | .{0,80}\ball\ rights\ reserved\b.{0,200}
  | (?:this\ (?:material|content|story|article)|the\ contents?\ of\ this\ (?:site|page))\ may\ not\ be\
      (?:published|reproduced|republished|redistributed|reprinted)\b.{0,300}
  | .{0,100}\bmay\ not\ be\ (?:published|reproduced),\ (?:broadcast|published|rewritten)\b.{0,200}
  | (?:this|our)\ (?:site|website|page|web\ site)\ (?:uses|use)\ cookies\b.{0,400}
  | (?:we|we\ and\ our\ partners)\ use\ cookies\b.{0,400}
  | (?:by\ (?:continuing|using|browsing|clicking|submitting|signing))\b.{0,80}\b(?:you\ (?:agree|accept
      |consent|acknowledge)|our\ terms)\b.{0,300}
  | (?:accept|reject|manage)\ (?:all\ )?(?:cookies|preferences|settings)
  | (?:privacy\ (?:policy|notice)|terms\ (?:of\ (?:use|service)|and\ conditions|&\ conditions)
      |cookie\ policy|contact\ us|about\ us|advertise\ with\ us|\||\s)+
  | (?:local\ )?news(?:,|\ and)\ (?:and\ )?(?:information|weather|sports)\b.{0,300}
      |local\ news\ and\ information\ for\b.{0,300}
  | webvtt\b.*
  | you\ must\ (?:enter|be\ logged\ in|log\ in|have\ javascript|enable)\b.{0,200}
  | please\ (?:enable|turn\ on)\ (?:javascript|cookies)\b.{0,200}
  | (?:your\ browser\ does\ not|javascript\ (?:is|must\ be))\b.{0,160}
  | (?:message:\ \*\ )?a\ friend\ wanted\ you\ to\ see\ this\b.{0,200}
  | (?:submit|send|upload)\ (?:a\ |your\ |us\ )(?:news\ )?(?:tips?|photos?|videos?|pictures?|story|stories
      |comments?|corrections?)\b.{0,200}
  | (?:see\ breaking\ news\ photos|upload\ your\ photos)\b.{0,160}
  | (?:do\ you\ have|have\ you\ got|got)\ (?:a|any)\ (?:news\ tip|story|tip)\b.{0,160}
  | (?:leave|post|add|write)\ (?:a|your)\ (?:comment|reply)\b.{0,60}|(?:no|\d+)\ comments?(?:\ yet)?
      |join\ the\ (?:conversation|discussion)\b.{0,80}
  | (?:report\ (?:a\ )?(?:typo|error|correction)|report\ this\ ad)\b.{0,80}
  | (?:posts?|tweets?|photos?)\ (?:from|by)\ @\w+\b.{0,40}
  | (?:read\ or\ share|share\ or\ read)\ this\ story\b.{0,120}
  | (?:sign|log)\ in\ (?:using|with|to)\b.{0,120}|already\ (?:have\ an\ account|a\ subscriber)\b.{0,80}
      |thank\ you\ for\ (?:registering|subscribing|reading)\b.{0,60}
  | (?:to\ )?(?:contact|reach|email|e-mail|call)\b[^.]{0,60}?(?:\bat\b|:)\s*\S+@\S+.{0,160}
      |.{3,60}\bcan\ be\ reached\ at\b.{0,160}
  | (?:contact|reach)\b.{2,50}\bat\ \d{3}\W{1,2}\d{3}-\d{4}\b.{0,40}@\w+\.?
  | click\ for\b.{0,100}|more\ on\b.{1,80}\bhere|get\ (?:the\ full\ story|our\ (?:hottest|top|best
      |latest)\b.{0,60})
  | text\b.{1,40}\bto\ \d{4,6}\b.{0,80}
  | previous\ (?:story|coverage)\b.{0,199}[^.]|original\ story\ here\b.{0,60}
  | (?:trending|related)\ (?:stories|links?|topics|video)\s*:?.{0,60}
  | stay\ up\ to\ date\b.{0,100}|advertisement\s*[-–—:].{0,60}
  | (?:view|show|see)\ (?:full\ )?(?:caption|gallery|comments|photos|slideshow)|skip\ ad|image\ \d+\ of\ \d+
  | report\ an\ error\b.{0,80}
  | [a-z]+_[a-z_]+(?:\s+\w+=\S+)*
  | (?:twitter|facebook|instagram|email|e-mail|phone|tel)\s*:?\s*@?[\w./-]+|twitter\.com/\w+
      |\[email.{1,3}protected
  | \d+\ (?:shares?|comments?|likes?|retweets?|views?)
  | (?:https?://|www\.)\S+
  | [#@]\w+(?:\s+[#@]\w+)*
  | [*_=~#.·•+\-–—\s]{3,}
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

_LINKS_FOLLOW = re.compile(
    r"""
    (?:related|more|other|similar|recent|latest|popular|top|trending|recommended|local)\ (?:news|stories
      |articles|content|links|coverage|reading|posts|videos?|headlines)\b.{0,40}
  | you\ m(?:ay|ight)\ (?:also\ )?(?:be\ interested|like)\b.{0,60}
  | most\ (?:read|popular|viewed|shared|recent)\b.{0,30}
  | (?:see\ also|read\ (?:more|also|next)|also\ (?:see|read)|related|trending(?:\ now)?
      |editor[’']?s?[’']?\ picks?|sources?|external\ links|sister\ links|around\ the\ web
      |from\ the\ web|what\ others\ are\ (?:clicking|reading)\b.{0,40}|what\ to\ read\ next|up\ next
      |sponsored\ (?:links|content)|tags|topics)\s*[:.…»>-]*
    """,
    re.IGNORECASE | re.VERBOSE,
)


_SITE = re.compile(
    r"(?i:\w\.(?:com|org|net|tv|co\.\w\w|\w\w)\b)|\b[WK][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?\b|"
    r"\b(?:News|Weather|Sports?|Traffic|Video)\b.*\b(?:News|Weather|Sports?|Traffic|Video)\b|"
    r"^(?:[A-Z][\w’'.&-]*\s+){0,5}(?:News|Times|Post|Herald|Tribune|Gazette|Telegraph|Guardian|Chronicle|Journal|Observer|Star|Press|Online|"
    r"Today|TV|Radio|Newspaper|Reuters|Independent|Examiner|Register|Mail|Sun|Mirror|Standard|Express|Courier|Argus|Echo)(?:\s+\d+)?$"
)
_SITE_SEPARATOR = re.compile(r"\s+(?:[|–—-]|::|»|·)\s+")


def site_name(headline: str) -> int | None:
    """Where the name of the site begins that a page's title ends with ("… dies - KWWL - News, Weather"), None without one."""
    for found in _SITE_SEPARATOR.finditer(headline[:_LONGEST]):
        if found.start() >= 15 and _SITE.search(headline[found.end() : _LONGEST].rstrip(" |")):
            return found.end()
    return None


def is_boilerplate(line: str) -> bool:
    """Whether a paragraph is certainly the page's and not the article's."""
    if len(line) > _LONGEST:
        return line[:6].upper() == "WEBVTT"
    if not any(character.isalnum() for character in line):
        return True
    line = line.strip(_FRAMES)
    return _WHOLE.fullmatch(line) is not None or _only_buttons(line)


def _only_buttons(line: str) -> bool:
    """Share bars: a few words that are all the names of buttons, or numbers beside them."""
    words = [word for word in (raw.strip(_EDGES).lower() for raw in line.split()) if word and not word.isdecimal()]
    return len(words) <= 15 and any(word in _BUTTONS for word in words) and all(word in _BUTTONS or word in _BESIDE_BUTTONS for word in words)


def announces_links(line: str) -> bool:
    """Whether a line is the heading of a list of links to other articles ("Related stories")."""
    return len(line) < 100 and _LINKS_FOLLOW.fullmatch(line) is not None
