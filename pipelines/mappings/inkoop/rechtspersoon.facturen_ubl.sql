-- doel: ggm_rsgb.rechtspersoon
-- bron: facturen_ubl
-- beschrijving: Leveranciers als drager van rechten, met hun KVK-nummer of OIN en hun rekening, elk een keer.
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
    sleutel('organisatie', a.leverancier_nummer) as rechtspersoon_id,
    min(a.leverancier_statutaire_naam)           as naam,
    min(case when a.leverancier_nummer_schema = '0106' then a.leverancier_nummer end)
                                                 as kvknummer,
    min(a.iban)                                  as rekeningnummer,
    min(adresregel(a.leverancier_straat, null, null, null, a.leverancier_postcode,
                   a.leverancier_plaats))        as adresbinnenland
from alle as a
where coalesce(trim(a.leverancier_nummer), '') <> ''
group by a.leverancier_nummer
