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
    public static OneOf<IResult, AppendKey> Of<T>(HttpContext http, string caller, T body)
    {
        string given = http.Request.Headers["Idempotency-Key"].ToString();
        if (given.Length is 0 or > 128 || given.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return OneOf<IResult, AppendKey>.FromT0(Problem.Of(
                StatusCodes.Status400BadRequest, "request.idempotency-key", "请在 Idempotency-Key 中给出1至128个可见 ASCII 字符,重试时用同一个。"));
        }

        // The route, not the path as written: a trailing slash or another case makes no other request.
        string route = $"{http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName}\n{http.GetRouteValue("number")}";
        return Of(given, $"{caller}\n{route}", JsonSerializer.SerializeToUtf8Bytes(body, HostJson.Options));
    }

    /// <summary>The key of a form of our own pages.</summary>
    public static AppendKey OfForm<T>(string given, string caller, string route, T body) =>
        Of("page", $"{caller}\n{route}\n{given}", JsonSerializer.SerializeToUtf8Bytes(body, HostJson.Options));

    /// <summary>The version in <c>If-Match</c>; <see langword="null"/> where it is none of ours.</summary>
    public static long? VersionOf(string ifMatch) =>
        EntityTagHeaderValue.TryParse(ifMatch, out var tag) && !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : null;

    private static AppendKey Of(string given, string scope, byte[] body) =>
        new($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope)))}:{given}", Convert.ToHexStringLower(SHA256.HashData(body)));
}
