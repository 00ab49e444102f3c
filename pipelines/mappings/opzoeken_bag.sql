-- Macros that look an address up in the BAG of the run.
-- Belongs here: look-ups in ggm_bag. A mapping that uses one runs when the BAG is filled. Does not
-- belong here: code lists and value lists (opzoeken.sql), texts alone (hulp.sql).

-- Addresses of the BAG that are in use now and have exactly this postcode, number, letter and
-- addition; letters in capitals or not, an empty part is no part.
create or replace macro bag_adressen(in_postcode, in_huisnummer, in_letter, in_toevoeging) as (
    select struct_pack(aantal := count(distinct n.identificatie), id := max(n.identificatie))
    from ggm_bag.nummeraanduiding n
    where n.postcode = postcode_nl(in_postcode)
      and n.huisnummer = try_cast(trim(cast(in_huisnummer as varchar)) as integer)
      and upper(coalesce(trim(n.huisletter), '')) = upper(coalesce(trim(in_letter), ''))
      and upper(coalesce(trim(n.huisnummertoevoeging), ''))
          = upper(coalesce(trim(in_toevoeging), ''))
      and n.dwh_datumtijd_geldig_tot_met is null
      and lower(coalesce(n.status, '')) not like '%ingetrokken'
);

-- Identificatie of the one nummeraanduiding with this address. NULL when there is none, or more than
-- one: `bag_aantal` says which. For the key: sleutel('nummeraanduiding', bag_nummeraanduiding(…)).
create or replace macro bag_nummeraanduiding(postcode, huisnummer, letter, toevoeging) as
    case when bag_adressen(postcode, huisnummer, letter, toevoeging).aantal = 1
         then bag_adressen(postcode, huisnummer, letter, toevoeging).id
    end;
create or replace macro bag_aantal(postcode, huisnummer, letter, toevoeging) as
    coalesce(bag_adressen(postcode, huisnummer, letter, toevoeging).aantal, 0);
