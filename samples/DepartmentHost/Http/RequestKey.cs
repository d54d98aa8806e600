using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What a request says about repetition and versions.</summary>
internal static class RequestKey
{
    /// <summary>The idempotency key, scoped to person and route, with the digest of what was sent (white space does not count).</summary>
    public static OneOf<IResult, AppendKey> Of<T>(HttpContext http, string caller, T body) =>
        ScopeOf(http, caller).MapT1(scope => scope.With(JsonSerializer.SerializeToUtf8Bytes(body, HostJson.Options)));

    /// <summary>The key without what was sent, for bodies that are read as they come.</summary>
    public static OneOf<IResult, KeyScope> ScopeOf(HttpContext http, string caller)
    {
        string given = http.Request.Headers["Idempotency-Key"].ToString();
        if (given.Length is 0 or > 128 || given.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return OneOf<IResult, KeyScope>.FromT0(Problem.Of(
                StatusCodes.Status400BadRequest, "request.idempotency-key", "请在 Idempotency-Key 中给出1至128个可见 ASCII 字符,重试时用同一个。"));
        }

        // The route, not the path as written: a trailing slash or another case makes no other request.
        string values = string.Join('\n', http.Request.RouteValues.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => part.Value));
        return new KeyScope(given, $"{caller}\n{http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName}\n{values}");
    }

    /// <summary>The key of a form of our own pages.</summary>
    public static AppendKey OfForm<T>(string given, string caller, string route, T body) =>
        new KeyScope("page", $"{caller}\n{route}\n{given}").With(JsonSerializer.SerializeToUtf8Bytes(body, HostJson.Options));

    /// <summary>The version in <c>If-Match</c>; <see langword="null"/> where it is none of ours.</summary>
    public static long? VersionOf(string ifMatch) =>
        EntityTagHeaderValue.TryParse(ifMatch, out var tag) && !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : null;
}

/// <summary>A key that was given, with the person and the route it is for.</summary>
internal sealed record KeyScope(string Given, string Scope)
{
    /// <summary>The key of a request that sent this.</summary>
    public AppendKey With(byte[] sent) =>
        new($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Scope)))}:{Given}", Convert.ToHexStringLower(SHA256.HashData(sent)));
}
