using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence.Tests.Exchange;

/// <summary>Invented questions and answers of the exchange.</summary>
internal static class ExchangeSample
{
    public static ExchangeAnswer Answer { get; } = new(
        ExchangeStatus.Ok, "e-licence.allowed", Sample.IdentityCard, IsValid: true, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("name", "示例一 𠮷"));

    public static ExchangeQuery Query(string request = "request-1") => new(
        new ExchangeHead("access-1", "secret-1"), new ExchangeHolder(CitizenIdentityNumber.Parse("990000199001010017")), Sample.Card.Code, "办理示例事项", Sample.Terms.Id, request, "operator-1",
        Sample.Terms.Purpose, ["name"]);
}
