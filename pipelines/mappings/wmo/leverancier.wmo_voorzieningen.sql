-- doel: ggm_sociaal_domein.leverancier
-- bron: wmo_voorzieningen
-- beschrijving: De aanbieders die een toewijzing kregen. De AGB-code is de sleutel.
select
    min(_rij)                        as dwh_bronrij,
    sleutel('leverancier', agb_code) as leverancier_id,
    agb_code                         as agbcode,
    naam_aanbieder                   as naam,
    'Zorgaanbieder'                  as soortleverancier,
    case when coalesce(trim(agb_code), '') = ''
         then 'AGB-code ontbreekt: deze aanbieder is alleen aan zijn naam niet zeker te herkennen.'
    end                              as _reden
from bron.wmo_voorzieningen_voorziening
where coalesce(trim(agb_code), '') <> '' or coalesce(trim(naam_aanbieder), '') <> ''
group by agb_code, naam_aanbieder
