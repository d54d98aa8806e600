namespace Zhaoqing.GovServices.CrossRegionCities.Acts;

/// <summary>An act of a side in a case as it stands.</summary>
/// <param name="Key">What the button says.</param>
/// <param name="Label">Its name.</param>
/// <param name="Refusal">Why it may not be done now, or not be told the other platform; null where it may.</param>
/// <param name="IsUntold">Whether the other platform has not said that it can read it.</param>
public sealed record OfferedAct(string Key, string Label, Refusal? Refusal, bool IsUntold);
