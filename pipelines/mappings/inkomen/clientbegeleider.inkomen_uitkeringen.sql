-- doel: ggm_sociaal_domein.clientbegeleider
-- bron: inkomen_uitkeringen
-- beschrijving: De consulenten, met de code waaronder zij in de administratie staan.
select
    min(_rij)                              as dwh_bronrij,
    sleutel('clientbegeleider', consulent) as clientbegeleider_id,
    consulent                              as begeleiderscode
from bron.inkomen_uitkeringen_voorziening
where consulent <> ''
group by consulent
