/// The bundled investigation: one day of an invented AWS account, written as the files AWS would
/// have delivered. Patients' images train a model, the model makes synthetic videos in a bucket
/// that also holds production data, and that bucket is open to everyone for forty minutes.
///
/// Nothing is stored with the program: every byte is made here, from the story ([StoryTrail],
/// [StoryAccess]) and from the ordinary traffic around it ([BackgroundTrail], [BackgroundAccess],
/// [FlowTraffic]), and the same bytes each time. Start at [BundledInvestigation].
@NullMarked
package org.exhibit.app.investigation;

import org.jspecify.annotations.NullMarked;
