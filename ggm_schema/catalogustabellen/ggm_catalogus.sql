-- The GGM itself as tables, so that an analyst can ask what a column means and rules can be made of it.
-- Public contract: users build on these names. Facts of the release; made anew in every run.
create schema if not exists ggm_catalogus;

create or replace table ggm_catalogus.release (
    versie varchar, datum varchar, bestand varchar, sha256 varchar
);
comment on table ggm_catalogus.release is 'De release van het GGM waar deze catalogus van is: één rij.';
comment on column ggm_catalogus.release.bestand is 'Het werkboek waaruit de release is ingelezen.';
comment on column ggm_catalogus.release.sha256 is 'Vingerafdruk van dat werkboek. Alleen versie en vingerafdruk samen zeggen welke release het is.';

create or replace table ggm_catalogus.domein (
    domein varchar, nummer integer, naam varchar
);
comment on table ggm_catalogus.domein is 'De beleidsdomeinen van het GGM, en de Kern: het eerste deel van het pad van een pakket.';
comment on column ggm_catalogus.domein.domein is 'Sleutel, zoals 99 Kern.';
comment on column ggm_catalogus.domein.nummer is 'Nummer van het domein. Leeg bij een eigen domein zonder nummer.';

create or replace table ggm_catalogus.pakket (
    guid varchar, naam varchar, pad varchar, domein varchar, schema varchar
);
comment on table ggm_catalogus.pakket is 'De pakketten van het GGM. Elk pakket met objecttypen heeft een eigen schema.';
comment on column ggm_catalogus.pakket.guid is 'Sleutel.';
comment on column ggm_catalogus.pakket.pad is 'Alle pakketten erboven, van domein tot dit pakket.';
comment on column ggm_catalogus.pakket.domein is 'Hoort bij domein.domein.';
comment on column ggm_catalogus.pakket.schema is 'Het schema van de tabellen en enumeraties. Leeg: het pakket heeft die niet.';

create or replace table ggm_catalogus.objecttype (
    guid varchar, pakket_guid varchar, naam varchar, soort varchar, synoniemen varchar[],
    gemma_naam varchar, gemma_url varchar, schema varchar, tabel varchar, definitie varchar
);
comment on table ggm_catalogus.objecttype is 'De objecttypen van het GGM: waar de gegevens over gaan.';
comment on column ggm_catalogus.objecttype.guid is 'Sleutel. Blijft gelijk in een volgende release.';
comment on column ggm_catalogus.objecttype.pakket_guid is 'Hoort bij pakket.guid.';
comment on column ggm_catalogus.objecttype.naam is 'Niet uniek: dezelfde naam kan in een ander pakket iets anders betekenen.';
comment on column ggm_catalogus.objecttype.soort is 'objecttype, of datatype: een samengesteld type zonder eigen tabel.';
comment on column ggm_catalogus.objecttype.synoniemen is 'Andere namen, volgens de release.';
comment on column ggm_catalogus.objecttype.gemma_naam is 'Het bedrijfsobject in de GEMMA.';
comment on column ggm_catalogus.objecttype.schema is 'Met tabel: hoort bij tabel.schema en tabel.tabel.';
comment on column ggm_catalogus.objecttype.definitie is 'Alleen gevuld als de gemeente de release zelf heeft ingelezen.';

create or replace table ggm_catalogus.attribuut (
    guid varchar, objecttype_guid varchar, objecttype varchar, volgnummer integer, naam varchar,
    type varchar, enumeratie_guid varchar, mogelijk_geen_waarde varchar, formele_historie varchar,
    in_onderzoek varchar, herkomst varchar, authentiek varchar, vindplaats varchar,
    schema varchar, tabel varchar, kolom varchar, definitie varchar
);
comment on table ggm_catalogus.attribuut is 'De attributen van de objecttypen, zoals de release ze schrijft.';
comment on column ggm_catalogus.attribuut.guid is 'Sleutel. Blijft gelijk in een volgende release.';
comment on column ggm_catalogus.attribuut.objecttype_guid is 'Hoort bij objecttype.guid.';
comment on column ggm_catalogus.attribuut.volgnummer is 'Plaats binnen het objecttype.';
comment on column ggm_catalogus.attribuut.type is 'Het type zoals de release het spelt, zonder correctie. Zie kolom.ggm_type voor het gecorrigeerde.';
comment on column ggm_catalogus.attribuut.enumeratie_guid is 'De lijst van waarden: hoort bij enumeratie.guid.';
comment on column ggm_catalogus.attribuut.mogelijk_geen_waarde is 'ja of nee. Een aanwijzing van het model: ook bij nee kan een lege waarde goed zijn.';
comment on column ggm_catalogus.attribuut.herkomst is 'De standaard waar het attribuut uit komt, zoals BRP of BAG.';
comment on column ggm_catalogus.attribuut.vindplaats is 'werkboek; json: alleen in de JSON-schema''s van de release; anders de naam van de eigen uitbreiding.';
comment on column ggm_catalogus.attribuut.kolom is 'Met schema en tabel: hoort bij de tabel kolom. Leeg bij een datatype: dat heeft geen tabel.';
comment on column ggm_catalogus.attribuut.definitie is 'Alleen gevuld als de gemeente de release zelf heeft ingelezen.';

create or replace table ggm_catalogus.relatie (
    guid varchar, naam varchar, van_guid varchar, van varchar, van_min integer, van_max integer,
    van_rol varchar, naar_guid varchar, naar varchar, naar_min integer, naar_max integer,
    naar_rol varchar, definitie varchar
);
comment on table ggm_catalogus.relatie is 'De relaties tussen objecttypen. Eén «van» heeft naar_min tot naar_max «naar», en omgekeerd.';
comment on column ggm_catalogus.relatie.guid is 'Sleutel. Hoort bij kolom.relatie_guid: daar staat de relatie als kolom.';
comment on column ggm_catalogus.relatie.van_guid is 'Hoort bij objecttype.guid.';
comment on column ggm_catalogus.relatie.naar_guid is 'Hoort bij objecttype.guid.';
comment on column ggm_catalogus.relatie.van_min is 'Ten minste zoveel «van» bij één «naar». Staat het niet in de release, dan 1.';
comment on column ggm_catalogus.relatie.van_max is 'Ten hoogste zoveel «van» bij één «naar». LEEG BETEKENT VEEL: onbeperkt. Staat het niet in de release, dan 1.';
comment on column ggm_catalogus.relatie.naar_min is 'Ten minste zoveel «naar» bij één «van». Staat het niet in de release, dan 1.';
comment on column ggm_catalogus.relatie.naar_max is 'Ten hoogste zoveel «naar» bij één «van». LEEG BETEKENT VEEL: onbeperkt. Staat het niet in de release, dan 1.';
comment on column ggm_catalogus.relatie.definitie is 'Alleen gevuld als de gemeente de release zelf heeft ingelezen.';

create or replace table ggm_catalogus.generalisatie (
    guid varchar, sub_guid varchar, sub varchar, super_guid varchar, super varchar
);
comment on table ggm_catalogus.generalisatie is 'Welk objecttype (sub) een soort is van een ander (super). Een rij van sub heeft dezelfde sleutel als die van super.';
comment on column ggm_catalogus.generalisatie.sub_guid is 'Hoort bij objecttype.guid.';
comment on column ggm_catalogus.generalisatie.super_guid is 'Hoort bij objecttype.guid.';

create or replace table ggm_catalogus.enumeratie (
    guid varchar, pakket_guid varchar, naam varchar, schema varchar, definitie varchar
);
comment on table ggm_catalogus.enumeratie is 'De lijsten van toegestane waarden.';
comment on column ggm_catalogus.enumeratie.guid is 'Sleutel binnen deze release. Verandert bij elke release: vergelijk met pakket en naam.';
comment on column ggm_catalogus.enumeratie.pakket_guid is 'Hoort bij pakket.guid.';
comment on column ggm_catalogus.enumeratie.definitie is 'Alleen gevuld als de gemeente de release zelf heeft ingelezen.';

create or replace table ggm_catalogus.waarde (
    enumeratie_guid varchar, volgnummer integer, code varchar, label varchar, definitie varchar
);
comment on table ggm_catalogus.waarde is 'De waarden van de enumeraties. Sleutel: enumeratie_guid en volgnummer.';
comment on column ggm_catalogus.waarde.enumeratie_guid is 'Hoort bij enumeratie.guid.';
comment on column ggm_catalogus.waarde.code is 'De officiële code. Leeg: de release geeft er geen.';
comment on column ggm_catalogus.waarde.label is 'De tekst die in het datapakhuis staat.';
comment on column ggm_catalogus.waarde.definitie is 'Alleen gevuld als de gemeente de release zelf heeft ingelezen.';

create or replace table ggm_catalogus.tabel (
    schema varchar, tabel varchar, soort varchar, objecttype varchar, objecttype_guid varchar,
    relatie_guid varchar, pakket_guid varchar, domein varchar, sleutel varchar, supertypes varchar[]
);
comment on table ggm_catalogus.tabel is 'De tabellen van het GGM. Sleutel: schema en tabel. Niet elke tabel staat in dit datapakhuis: alleen die gevuld of gemeten worden.';
comment on column ggm_catalogus.tabel.soort is 'objecttype, of koppeltabel: een relatie met veel aan beide kanten.';
comment on column ggm_catalogus.tabel.objecttype_guid is 'Hoort bij objecttype.guid. Leeg bij een koppeltabel.';
comment on column ggm_catalogus.tabel.relatie_guid is 'Hoort bij relatie.guid. Leeg bij een objecttype.';
comment on column ggm_catalogus.tabel.pakket_guid is 'Hoort bij pakket.guid.';
comment on column ggm_catalogus.tabel.sleutel is 'De kolom met de sleutel.';
comment on column ggm_catalogus.tabel.supertypes is 'Tabellen waar dit een soort van is, als schema.tabel, de naaste eerst. Een rij heeft in al die tabellen dezelfde sleutel.';

create or replace table ggm_catalogus.kolom (
    schema varchar, tabel varchar, volgnummer integer, kolom varchar, soort varchar, type varchar,
    ggm_type varchar, lengte integer, enumeratie varchar, enumeratie_guid varchar,
    attribuut varchar, attribuut_guid varchar, relatie varchar, relatie_guid varchar,
    verwijst_naar varchar, doel_min integer, doel_max integer, verplicht boolean,
    vindplaats varchar, definitie varchar
);
comment on table ggm_catalogus.kolom is 'De kolommen van de tabellen. Sleutel: schema, tabel en kolom.';
comment on column ggm_catalogus.kolom.soort is 'sleutel, attribuut, relatie of technisch.';
comment on column ggm_catalogus.kolom.type is 'Het type in DuckDB.';
comment on column ggm_catalogus.kolom.ggm_type is 'Het type zoals de release het spelt, of zoals Waterpas het heeft gecorrigeerd.';
comment on column ggm_catalogus.kolom.lengte is 'Ten hoogste zoveel tekens. Leeg: geen grens.';
comment on column ggm_catalogus.kolom.enumeratie is 'Naam van de lijst van toegestane waarden; met het schema erbij waar één naam verschillende lijsten heeft.';
comment on column ggm_catalogus.kolom.enumeratie_guid is 'Hoort bij enumeratie.guid en waarde.enumeratie_guid.';
comment on column ggm_catalogus.kolom.attribuut_guid is 'Hoort bij attribuut.guid. Alleen bij soort attribuut.';
comment on column ggm_catalogus.kolom.relatie is 'Naam van de relatie. Kan ook bij soort relatie leeg zijn: niet elke relatie heeft een naam.';
comment on column ggm_catalogus.kolom.relatie_guid is 'Hoort bij relatie.guid. Alleen bij soort relatie.';
comment on column ggm_catalogus.kolom.verwijst_naar is 'De tabel waarvan hier de sleutel staat, als schema.tabel.';
comment on column ggm_catalogus.kolom.doel_min is 'Ten minste zoveel van verwijst_naar bij één rij: bij 1 hoort de kolom gevuld te zijn.';
comment on column ggm_catalogus.kolom.doel_max is 'Ten hoogste zoveel van verwijst_naar bij één rij. De kolom heeft plaats voor één.';
comment on column ggm_catalogus.kolom.verplicht is 'Het model voorziet geen lege waarde. Een aanwijzing, geen eis.';
comment on column ggm_catalogus.kolom.vindplaats is 'Van een attribuut: werkboek, json of de naam van de eigen uitbreiding.';
comment on column ggm_catalogus.kolom.definitie is 'Alleen gevuld als de gemeente de release zelf heeft ingelezen.';

create or replace view ggm_catalogus.kolomwaarde as
select k.schema, k.tabel, k.kolom, k.enumeratie, w.volgnummer, w.code, w.label, w.definitie
from ggm_catalogus.kolom k
join ggm_catalogus.waarde w using (enumeratie_guid);
comment on view ggm_catalogus.kolomwaarde is 'Per kolom met een enumeratie de toegestane waarden: een rij per waarde.';

create or replace view ggm_catalogus.kolomuitleg as
select
    t.domein, p.pad as pakket, k.schema, k.tabel, k.volgnummer, k.kolom, t.objecttype, k.soort,
    k.attribuut, k.relatie, k.verwijst_naar, k.type, k.ggm_type, k.lengte, k.enumeratie, w.waarden,
    w.codes, k.doel_min, k.doel_max, k.verplicht, a.herkomst, a.authentiek, a.formele_historie,
    a.in_onderzoek, k.vindplaats, k.definitie, o.definitie as definitie_objecttype,
    e.definitie as definitie_enumeratie, k.attribuut_guid, k.relatie_guid, t.objecttype_guid
from ggm_catalogus.kolom k
join ggm_catalogus.tabel t using (schema, tabel)
left join ggm_catalogus.pakket p on p.guid = t.pakket_guid
left join ggm_catalogus.objecttype o on o.guid = t.objecttype_guid
left join ggm_catalogus.attribuut a on a.guid = k.attribuut_guid
left join ggm_catalogus.enumeratie e on e.guid = k.enumeratie_guid
left join (
    select
        enumeratie_guid, list(label order by volgnummer) as waarden,
        list(code order by volgnummer) as codes
    from ggm_catalogus.waarde group by enumeratie_guid
) w on w.enumeratie_guid = k.enumeratie_guid;
comment on view ggm_catalogus.kolomuitleg is 'Alles over een kolom op één rij. waarden en codes: de toegestane waarden, in dezelfde volgorde.';

create or replace view ggm_catalogus.kolom_met_supertypes as
select t.schema, t.tabel, 0 as afstand, k.* rename (schema as kolom_schema, tabel as kolom_tabel)
from ggm_catalogus.tabel t
join ggm_catalogus.kolom k using (schema, tabel)
union all
select t.schema, t.tabel, s.afstand, k.* rename (schema as kolom_schema, tabel as kolom_tabel)
from ggm_catalogus.tabel t, unnest(t.supertypes) with ordinality as s (naam, afstand)
join ggm_catalogus.kolom k on k.schema || '.' || k.tabel = s.naam
where k.soort in ('attribuut', 'relatie');
comment on view ggm_catalogus.kolom_met_supertypes is 'Per tabel de eigen kolommen (afstand 0) en die van de supertypes (afstand 1 en verder). Verbind de tabellen op hun sleutel: die is gelijk.';
