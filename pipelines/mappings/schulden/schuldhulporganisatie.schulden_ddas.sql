-- doel: ggm_schuldhulpverlening.schuldhulporganisatie
-- bron: schulden_ddas
-- beschrijving: Wie de schuldhulp verleent. De sleutel komt van het KVK-nummer.
select
    min(_rij)                          as dwh_bronrij,
    sleutel('organisatie', kvk_nummer) as schuldhulporganisatie_id,
    naam                               as naam,
    case when coalesce(trim(kvk_nummer), '') = ''
         then 'KVK-nummer ontbreekt: deze organisatie is alleen aan haar naam niet te herkennen.'
    end as _reden
from bron.schulden_ddas_organisatie
group by kvk_nummer, naam
