-- The peer of bench_peers: PostGIS with one GiST index over area, time and height, on the volumes of two files; one process, no parallel
-- workers. Rows: number, area as WKT in metres, lowest and highest metre or nothing, first and last second. What is measured is the time of this
-- process on a processor (/proc/self/schedstat), within the server: no network, no parsing, one plan for all queries.
\set QUIET on
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
SET max_parallel_workers_per_gather = 0;
SET jit = off;
CREATE EXTENSION btree_gist;
CREATE EXTENSION postgis;
CREATE TABLE rows (number int, wkt text, low numeric, high numeric, starts float8, ends float8);
CREATE TABLE live (number int, area geometry, held tstzrange, band numrange);
CREATE TABLE asked (number int, area geometry, held tstzrange, band numrange);

\copy rows FROM 'live.tsv' WITH (NULL '')
INSERT INTO live SELECT number, wkt::geometry, tstzrange(to_timestamp(starts), to_timestamp(ends)), numrange(low, high, '[]') FROM rows;
TRUNCATE rows;
\copy rows FROM 'asked.tsv' WITH (NULL '')
-- What is asked is grown beforehand by the minutes and the metres of height.
INSERT INTO asked SELECT number, wkt::geometry, tstzrange(to_timestamp(starts - :seconds), to_timestamp(ends + :seconds)),
    numrange(low - :vertical, high + :vertical, '()') FROM rows;
CREATE INDEX ON live USING gist (area, held, band);
VACUUM ANALYZE live;
VACUUM ANALYZE asked;

CREATE FUNCTION on_processor() RETURNS float8 LANGUAGE sql VOLATILE AS
    $$ SELECT split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::float8 / 1e3 $$;

-- A prepared plan, run for one volume after the other.
CREATE FUNCTION by_loop() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    metres constant float8 := current_setting('bench.lateral');
    new asked;
    near int;
    found bigint := 0;
BEGIN
    FOR new IN SELECT * FROM asked LOOP
        SELECT count(*) INTO near FROM live
            WHERE ST_DWithin(live.area, new.area, metres)
            AND live.held && new.held AND live.band && new.band;
        found := found + near;
    END LOOP;
    RETURN found;
END $$;

-- All of them in one statement.
CREATE FUNCTION by_join() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    metres constant float8 := current_setting('bench.lateral');
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM asked CROSS JOIN LATERAL (
        SELECT 1 FROM live WHERE ST_DWithin(live.area, asked.area, metres)
        AND live.held && asked.held AND live.band && asked.band) near;
    RETURN found;
END $$;

CREATE FUNCTION measured(work text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    before float8;
    found bigint;
    best float8 := 'infinity';
BEGIN
    FOR round IN 1..5 LOOP
        before := on_processor();
        EXECUTE 'SELECT ' || work || '()' INTO found;
        best := least(best, on_processor() - before);
    END LOOP;
    RETURN best / (SELECT count(*) FROM asked);
END $$;

SELECT measured('by_loop') || ' ' || measured('by_join') || ' ' || split_part(postgis_version(), ' ', 1) || ' '
    || current_setting('server_version_num');
\o pairs.tsv
\pset fieldsep '\t'
SELECT asked.number, live.number FROM asked, live
    WHERE ST_DWithin(live.area, asked.area, :lateral)
    AND live.held && asked.held AND live.band && asked.band;
