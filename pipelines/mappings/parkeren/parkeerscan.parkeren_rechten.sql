-- doel: ggm_parkeren.parkeerscan
-- bron: parkeren_rechten
-- beschrijving: De controle waarbij geen recht is gevonden en waarop een naheffing volgde.
select
    n._rij                                       as dwh_bronrij,
    sleutel('parkeerscan', n.bonnummer)          as parkeerscan_id,
    n.scan_id                                    as transactieid,
    kenteken_nl(n.kenteken)                      as kenteken,
    'false'                                      as parkeerrecht,
    n.tijdstip                                   as tijdstip,
    sleutel('voertuig', kenteken_nl(n.kenteken)) as betreft_voertuig_id,
    sleutel('naheffing', n.bonnummer)            as komt_voort_uit_naheffing_id
from bron.parkeren_rechten_naheffing as n
where coalesce(trim(n.bonnummer), '') <> ''
