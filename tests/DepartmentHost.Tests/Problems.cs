using System.Text.Json;
using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>What every error must look like.</summary>
internal static partial class Problems
{
    /// <summary>Asserts the problem document of the house: status, type, every member, Chinese for people, no record of who asked.</summary>
    public static JsonElement IsProblem(this Answer answer, int status, string? code = null)
    {
        Assert.True(answer.Code == status, $"{answer.Code} instead of {status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.Header("Content-Type")?.Split(';')[0]);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        var problem = answer.Json;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("type").GetString()));
        Assert.Matches(Chinese(), problem.GetProperty("title").GetString());
        Assert.Matches(Chinese(), problem.GetProperty("detail").GetString());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("traceId").GetString()));
        Assert.Matches(Code(), problem.GetProperty("code").GetString());
        if (code is not null) Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status == 422, problem.TryGetProperty("errors", out var errors) && status == 422);
        if (status == 422) Assert.NotEmpty(errors.EnumerateObject());
        if (status == 409) Assert.NotEmpty(problem.GetProperty("basis").EnumerateArray());
        if (problem.TryGetProperty("basis", out var basis)) Assert.All(basis.EnumerateArray(), IsGround);
        return problem;
    }

    /// <summary>Asserts a problem 422 that names a field.</summary>
    public static JsonElement IsFault(this Answer answer, string field, string? code = null)
    {
        var problem = answer.IsProblem(422, code);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out var messages), $"{field} is not named: {answer.Text}");
        Assert.All(messages.EnumerateArray(), message => Assert.Matches(Chinese(), message.GetString()));
        return problem;
    }

    /// <summary>Asserts a refusal 409 that cites a clause of the plan or a law by its beginning.</summary>
    public static void IsRefusal(this Answer answer, string code, params string[] grounds)
    {
        var basis = answer.IsProblem(409, code).GetProperty("basis").EnumerateArray().Select(ground => $"{ground.GetProperty("clause")}{ground.GetProperty("law")}{ground.GetProperty("article")}").ToArray();
        Assert.All(grounds, ground => Assert.Contains(basis, given => given.StartsWith(ground, StringComparison.Ordinal)));
    }

    private static void IsGround(JsonElement ground)
    {
        Assert.Matches(Chinese(), ground.GetProperty("text").GetString());
        Assert.True(ground.GetProperty("clause").ValueKind == JsonValueKind.String ^ ground.GetProperty("law").ValueKind == JsonValueKind.String);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\A[a-z][a-z-]*\.[a-z]+(-[a-z]+)*\z")]
    private static partial Regex Code();
}
