package dev.gatehouse.domain;

/// The sign-in of a person, as the sessions that come of it carry it.
///
/// @param id by which they are ended when the person signs out
/// @param password the name of the password that was proven, never the password: the sessions end
///   with it
/// @param enrolling whether the account demands a second factor that the person does not have yet
public record SignIn(String id, String password, boolean enrolling) {}
