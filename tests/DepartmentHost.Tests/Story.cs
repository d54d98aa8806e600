using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>The application the tests tell their stories with: opening a one-person business, three papers required, one by circumstances.</summary>
internal static class Story
{
    public const string Matter = "511A0074300005";
    public const string Form = "individual-household-setup-1";
    public const string Proof = "individual-household-setup-2";
    public const string Premises = "individual-household-setup-3";
    public const string Permit = "individual-household-setup-4";

    /// <summary>A well-formed number of a region that exists nowhere.</summary>
    public const string IdentityNumber = "990000196402292912";

    public const string Name = "虚构某";

    /// <summary>An application with these papers.</summary>
    public static JsonObject Application(params string[] materials) => new()
    {
        ["matter"] = Matter,
        ["division"] = "441202",
        ["channel"] = "online",
        ["applicant"] = new JsonObject { ["kind"] = "person", ["name"] = Name, ["identifier"] = IdentityNumber },
        ["materials"] = Papers(materials),
    };

    /// <summary>An application with all that is required.</summary>
    public static JsonObject Complete() => Application(Form, Proof, Premises);

    public static JsonArray Papers(params string[] materials) =>
        [.. materials.Select(code => new JsonObject { ["material"] = code, ["form"] = "electronic" })];

    public static string Supplement(params string[] materials) => new JsonObject { ["act"] = "supplement", ["materials"] = Papers(materials) }.ToJsonString();

    public static string NotifyOnce(params string[] missing) => new JsonObject { ["act"] = "notifyOnce", ["missing"] = new JsonArray([.. missing.Select(code => JsonValue.Create(code))]) }.ToJsonString();

    public const string Accept = """{"act":"accept"}""";
    public const string Grant = """{"act":"decide","outcome":"grant"}""";
    public const string Deny = """{"act":"decide","outcome":"deny","reason":"住所不符合规定"}""";
    public const string Refuse = """{"act":"refuse","reason":"不属于本机关职权范围"}""";
    public const string Deliver = """{"act":"deliver","way":"electronic"}""";
    public const string ToWindow = """{"act":"changeChannel","channel":"window"}""";
    public const string Withdraw = """{"act":"withdraw"}""";

    /// <summary>Submits an application as an applicant and gives its number.</summary>
    public static async Task<string> SubmittedAsync(this RunningHost host, JsonObject? application = null) =>
        (await host.As("applicant-1").SubmitAsync(application ?? Complete())).Ok(201).GetProperty("number").GetString()!;

    /// <summary>Submits, then does these acts one after the other, each of which must succeed.</summary>
    public static async Task<string> LivedAsync(this RunningHost host, JsonObject application, params (string Person, string Act)[] acts)
    {
        string number = await host.SubmittedAsync(application);
        long version = 1;
        foreach (var (person, act) in acts)
            version = (await host.As(person).ActAsync(number, version, act)).Ok().GetProperty("version").GetInt64();
        return number;
    }
}
