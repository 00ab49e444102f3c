-- doel: ggm_vth.openbareactiviteit
-- bron: vth_zaken
-- beschrijving: De evenementen: aangemeld, of aangevraagd en misschien verleend.
select
    z._rij                                     as dwh_bronrij,
    sleutel('openbareactiviteit', z.zaaknummer)
                                               as openbareactiviteit_id,
    datum_van_tijdstip(z.datum_van)            as datumstart,
    datum_van_tijdstip(z.datum_tot_met)        as datumeinde,
    z.naam_activiteit                          as evenmentnaam,
    z.locatie                                  as locatieomschrijving,
    case when z.resultaat = 'Verleend' then 'Verleend' when z.soort ilike '%melding%'
         then 'Aangemeld' else 'Aangevraagd' end
                                               as status
from bron.vth_zaken_zaak as z
where z.soort ilike 'evenement%' and coalesce(trim(z.zaaknummer), '') <> ''
