-- doel: ggm_rsgb.rechtspersoon
-- bron: kvk_handelsregister
-- beschrijving: De organisaties die eigenaar zijn, als drager van rechten. Het nummer voor de punt in
--   de identificatie van het register is het KVK-nummer.
with organisatie as (
    select _rij, nullif(trim(rsin), '')                             as rsin,
           nullif(trim(split_part(identificatie, '.', 1)), '')      as kvk,
           naam, rechtsvorm
    from bron.kvk_handelsregister_nietnatuurlijkpersoon
)
select
    min(o._rij)                                     as dwh_bronrij,
    sleutel('organisatie', coalesce(o.rsin, o.kvk)) as rechtspersoon_id,
    min(o.rsin)                                     as identificatie,
    min(o.kvk)                                      as kvknummer,
    min(o.naam)                                     as naam,
    min(o.rechtsvorm)                               as rechtsvorm
from organisatie as o
where coalesce(o.rsin, o.kvk) is not null
group by coalesce(o.rsin, o.kvk)
