-- What schema bron holds besides a table per object of a contract.
create schema if not exists bron;

-- Which file filled which table. tabel is null where only rejected records came from a file.
create table if not exists bron.bestand (
    bestandnr    integer,
    levering     date,
    bron         varchar,
    tabel        varchar,
    bestand      varchar,   -- as delivered; buiten.zip/binnen.zip/lid.xml for a member
    sha256       varchar,   -- of the delivered file, also for a member
    rijen        bigint,    -- records read, those rejected by the reader included
    codering     varchar,   -- how a text file was read, as a contract writes it; else null
    scheidingsteken varchar,
    herkend      boolean    -- one of these two was recognised, not agreed in the contract
);

-- Each column that was declared or delivered. gevuld counts values that are not null and not ''.
create table if not exists bron.kolom (
    bron         varchar,
    tabel        varchar,
    kolom        varchar,
    gedeclareerd boolean,
    geleverd     boolean,
    soort        varchar,
    vrije_tekst  boolean,
    gevuld       bigint
);

create table if not exists bron.bron (bron varchar, geleverd boolean);
