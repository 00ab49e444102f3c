-- doel: ggm_monumenten.beschermde_status
-- bron: monumenten
-- beschrijving: Elke inschrijving in het register. De band met het pand ligt in het GGM bij het pand van
--   de BAG; het nummer van het pand blijft daarom in bron staan, en regels houden het tegen de BAG.
select
    _rij                                         as dwh_bronrij,
    sleutel('beschermde_status', registernummer) as beschermde_status_id,
    rijksmonumentnummer                          as rijksmonumentcode,
    gemeentelijk_nummer                          as gemeentelijkmonumentcode,
    datum_nl(datum_inschrijving)                 as datuminschrijvingregister,
    naam                                         as naam,
    case lower(regexp_replace(type, '\s', '', 'g'))
        when 'rijksmonument' then 'rijksmonument'
        when 'gemeentelijkmonument' then 'gemeentelijkmonument'
        else type
    end                                          as type,
    complex                                      as complex,
    omschrijving                                 as omschrijving,
    bronnen                                      as bronnen,
    opmerkingen                                  as opmerkingen,
    case when coalesce(trim(registernummer), '') = ''
         then 'Registernummer ontbreekt: zonder nummer is dit monument niet te herkennen.'
    end                                          as _reden
from bron.monumenten_monument
