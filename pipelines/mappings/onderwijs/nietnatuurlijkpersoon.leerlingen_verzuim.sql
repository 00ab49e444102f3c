-- doel: ggm_rsgb.nietnatuurlijkpersoon
-- bron: leerlingen_verzuim
-- beschrijving: De school als organisatie; zij heeft dezelfde sleutel als de school.
select
    s._rij                    as dwh_bronrij,
    sleutel('school', s.brin) as nietnatuurlijkpersoon_id,
    s.naam                    as statutairenaam,
    case when coalesce(trim(s.brin), '') = ''
         then 'BRIN ontbreekt: deze school is alleen aan haar naam niet zeker te herkennen.'
    end                       as _reden
from bron.leerlingen_verzuim_school as s
