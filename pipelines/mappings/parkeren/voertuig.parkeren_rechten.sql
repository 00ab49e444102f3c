-- doel: ggm_parkeren.voertuig
-- bron: parkeren_rechten
-- beschrijving: Elk voertuig dat een recht, een vergunning of een naheffing heeft, een keer. Hoe een
--   kenteken is geschreven, maakt niet uit.
select
    min(v.rij)                                   as dwh_bronrij,
    sleutel('voertuig', v.kenteken)              as voertuig_id,
    v.kenteken                                   as kenteken,
    max(v.land)                                  as land
from (
    select _rij as rij, kenteken_nl(voertuig) as kenteken, nullif(upper(trim(land)), '') as land
    from bron.parkeren_rechten_recht
    union all
    select _rij, kenteken_nl(kenteken), null from bron.parkeren_rechten_vergunning
    union all
    select _rij, kenteken_nl(kenteken), null from bron.parkeren_rechten_naheffing
) as v
where coalesce(trim(v.kenteken), '') <> ''
group by v.kenteken
