-- doel: ggm_inkoop.leverancier
-- bron: facturen_ubl
-- beschrijving: Wie facturen stuurde, elk nummer en elke naam een keer: heeft een nummer twee namen, dan vindt een
--   regel ze.
with alle as (
    select _rij, leverancier_nummer, leverancier_nummer_schema, leverancier_statutaire_naam, iban,
           leverancier_straat, leverancier_postcode, leverancier_plaats
    from bron.facturen_ubl_factuur
    union all
    select _rij, leverancier_nummer, leverancier_nummer_schema, leverancier_statutaire_naam, iban,
           leverancier_straat, leverancier_postcode, leverancier_plaats
    from bron.facturen_ubl_creditnota
)
select
    min(a._rij)                                  as dwh_bronrij,
    sleutel('organisatie', a.leverancier_nummer) as leverancier_id,
    a.leverancier_nummer                         as nummer,
    a.leverancier_statutaire_naam                as naam
from alle as a
where coalesce(trim(a.leverancier_nummer), '') <> ''
group by a.leverancier_nummer, a.leverancier_statutaire_naam
