-- doel: ggm_rsgb.rechtspersoon
-- bron: zaken_zgw
-- beschrijving: Organisaties die bij zaken betrokken zijn, als drager van rechten. Personen komen
--   hier uit de BRP.
with organisatie as (
    select
        r._rij,
        nullif(trim(r.inn_nnp_id), '')              as rsin,
        nullif(trim(r.kvk_nummer), '')              as kvk,
        nullif(r.statutaire_naam, '')               as naam
    from bron.zaken_zgw_rol as r
    where r.betrokkene_type = 'niet_natuurlijk_persoon'
)
select
    min(o._rij)                                     as dwh_bronrij,
    sleutel('organisatie', coalesce(o.rsin, o.kvk)) as rechtspersoon_id,
    min(o.rsin)                                     as identificatie,
    min(o.kvk)                                      as kvknummer,
    min(o.naam)                                     as naam
from organisatie as o
where coalesce(o.rsin, o.kvk) is not null
group by coalesce(o.rsin, o.kvk)
