-- doel: ggm_wmo_jeugd.declaratie
-- bron: iwmo_berichten
-- beschrijving: Wat aanbieders per maand declareren (323). Bedragen staan in eurocenten in het bericht.
select
    _rij                                            as dwh_bronrij,
    sleutel3('declaratie', 'Wmo', afzender, declaratienummer)
                                                    as declaratie_id,
    euro_uit_centen(totaalbedrag, debetcredit)      as declaratiebedrag,
    declaratie_dagtekening                          as datumdeclaratie,
    sleutel('leverancier', afzender)                as ingediend_door_leverancier_id,
    case when coalesce(trim(declaratienummer), '') = '' or coalesce(trim(afzender), '') = ''
         then 'Declaratienummer of afzender ontbreekt: deze declaratie is niet te herkennen.'
    end                                             as _reden
from bron.iwmo_berichten_declaratie
