FROM python:3.13-slim AS wheel
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps -w /wheel .

FROM python:3.13-slim
COPY --from=wheel /wheel /wheel
RUN pip install --no-cache-dir "$(ls /wheel/newsgraph-*.whl)[serve]" && rm -r /wheel && useradd --create-home kg
USER kg
WORKDIR /work
ENTRYPOINT ["kg"]
CMD ["--help"]
