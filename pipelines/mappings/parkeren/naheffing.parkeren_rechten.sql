-- doel: ggm_parkeren.naheffing
-- bron: parkeren_rechten
-- beschrijving: De naheffingen parkeerbelasting, met wat er van bezwaar en betaling bekend is.
select
    n._rij                                       as dwh_bronrij,
    sleutel('naheffing', n.bonnummer)            as naheffing_id,
    n.bonnummer                                  as bonnummer,
    n.overtreding                                as overtreding,
    'true'                                       as fiscaal,
    decimaal_nl(n.bedrag)                        as bedrag,
    decimaal_nl(n.parkeertarief)                 as parkeertarief,
    datum_nl(n.datum_bezwaar)                    as datumbezwaar,
    datum_nl(n.datum_afgehandeld)                as bezwaarafgehandeld,
    datum_nl(n.datum_geseponeerd)                as datumgeseponeerd,
    n.reden_seponeren                            as redenseponeren,
    datum_nl(n.datum_betaling)                   as datumbetaling,
    case when coalesce(trim(n.bonnummer), '') = ''
         then 'Bonnummer ontbreekt: zonder nummer is deze naheffing niet te herkennen.'
    end                                          as _reden
from bron.parkeren_rechten_naheffing as n
