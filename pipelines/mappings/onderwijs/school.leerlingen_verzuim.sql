-- doel: ggm_onderwijs.school
-- bron: leerlingen_verzuim
-- beschrijving: De scholen waar leerlingen uit de gemeente staan ingeschreven. BRIN en vestiging samen
--   zijn de sleutel.
select
    s._rij                    as dwh_bronrij,
    sleutel('school', s.brin) as school_id,
    s.naam                    as naam,
    case when coalesce(trim(s.brin), '') = ''
         then 'BRIN ontbreekt: deze school is alleen aan haar naam niet zeker te herkennen.'
    end                       as _reden
from bron.leerlingen_verzuim_school as s
