package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/// An answer of AWS about an account's settings, as acquired: evidence of the state at one instant.
/// The form is that of `docs/formats/settings.md`.
///
/// @param api service and call, e.g. `cloudtrail:GetTrailStatus`
/// @param account whose settings they are, 12 digits
/// @param region that answered
/// @param at when it answered
/// @param request the parameters of the call; an empty object where none are kept
/// @param response the answer, unchanged
/// @param proof names the file
public record AccountSetting(
        String api,
        String account,
        String region,
        Instant at,
        JsonNode request,
        JsonNode response,
        Proof.Setting proof) {

    /// Whether it answers a call, whatever stands before the call's name.
    public boolean answers(String call) {
        return api.equals(call) || api.endsWith(':' + call) || api.endsWith('.' + call);
    }
}
