-- doel: ggm_wmo_jeugd.levering
-- bron: ijw_berichten
-- beschrijving: De jeugdhulp die volgens aanbieders is begonnen (305) en gestopt (307). Start en stop van
--   hetzelfde toegewezen product met dezelfde begindatum zijn een levering.
with melding as (
    select _rij, afzender, burgerservicenummer, toewijzingnummer, begindatum, einddatum,
           reden_beeindiging, status_aanlevering
    from bron.ijw_berichten_stop
    union all
    select s._rij, s.afzender, s.burgerservicenummer, s.toewijzingnummer, s.begindatum, null, null,
           s.status_aanlevering
    from bron.ijw_berichten_start as s
    where not exists (
        select 1 from bron.ijw_berichten_stop as e
        where e.toewijzingnummer = s.toewijzingnummer and e.begindatum = s.begindatum
          and e.afzender = s.afzender and e.status_aanlevering <> '3')
)
select
    m._rij                                         as dwh_bronrij,
    sleutel3('levering', 'Jeugdwet', m.toewijzingnummer, m.begindatum)
                                                   as levering_id,
    m.toewijzingnummer                             as code,
    m.begindatum                                   as datumstart,
    m.einddatum                                    as datumstop,
    m.reden_beeindiging                            as stopreden,
    sleutel2('toewijzing', 'Jeugdwet', m.toewijzingnummer)as geleverde_zorg_toewijzing_id,
    sleutel('leverancier', m.afzender)             as leverde_prestatie_leverancier_id,
    sleutel('persoon', m.burgerservicenummer)      as prestatie_voor_client_id,
    case when coalesce(trim(m.toewijzingnummer), '') = '' or coalesce(trim(m.begindatum), '') = ''
         then 'Toewijzingnummer of begindatum ontbreekt: deze levering is niet te herkennen.'
         when bool_or(m.status_aanlevering = '3') over (
             partition by m.afzender, m.toewijzingnummer, m.begindatum)
         then 'De aanbieder heeft deze melding ingetrokken (status aanlevering 3).'
    end                                            as _reden
from melding as m
