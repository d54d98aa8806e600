namespace Zhaoqing.GovServices.CrossRegionCities.Acts;

/// <summary>An act of a side in a case as it stands.</summary>
/// <param name="Key">What the button says.</param>
/// <param name="Label">Its name.</param>
/// <param name="Refusal">Why it may not be done now; null where it may.</param>
public sealed record OfferedAct(string Key, string Label, Refusal? Refusal);
