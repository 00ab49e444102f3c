-- doel: ggm_sociaal_domein.leverancier
-- bron: ijw_berichten
-- beschrijving: De jeugdhulpaanbieders die een toewijzing kregen. Een bericht kent hun AGB-code, geen naam.
select
    min(_rij)                         as dwh_bronrij,
    sleutel('leverancier', ontvanger) as leverancier_id,
    ontvanger                         as agbcode,
    'Jeugdhulpaanbieder'              as soortleverancier,
    case when coalesce(trim(ontvanger), '') = ''
         then 'AGB-code ontbreekt: deze aanbieder is niet te herkennen.'
    end                               as _reden
from bron.ijw_berichten_toewijzing
group by ontvanger
