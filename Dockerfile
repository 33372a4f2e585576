# The same steps as the Makefile's, so that what is built here is what was tested.
FROM python:3.11-slim-bookworm AS extension
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN make extension

FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/* \
  && useradd --system --create-home --home-dir /data rejoinder
WORKDIR /app
COPY pyproject.toml README.md Makefile ./
COPY scripts scripts
COPY api api
COPY shared_templates shared_templates
RUN make service
COPY --from=extension /app/extension/.output extension/.output
USER rejoinder
ENV PATH=/app/.venv/bin:$PATH \
    REJOINDER_HOST=0.0.0.0 \
    REJOINDER_DATA_DIR=/data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["rejoinder", "serve"]
