namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Something in a catalogue or its source that is not as it should be (核查问题): which matter, which element, which value, which rule.</summary>
/// <param name="Item">The matter, guide or row in question.</param>
/// <param name="Field">The element in question, as the source calls it.</param>
/// <param name="Value">The value as printed; empty where it is missing.</param>
/// <param name="Rule">The stable name of the rule, kebab-case with a prefix.</param>
/// <param name="Message">What is wrong and what was done about it, in Chinese.</param>
public sealed record Finding(string Item, string Field, string Value, string Rule, string Message);
