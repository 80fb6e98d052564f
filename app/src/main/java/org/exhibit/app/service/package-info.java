/// The use cases, shared by command line and window; no text for people is made here. Start with
/// `CaseService`.
@NullMarked
package org.exhibit.app.service;

import org.jspecify.annotations.NullMarked;
