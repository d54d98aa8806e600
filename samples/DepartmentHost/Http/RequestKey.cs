using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The idempotency key, scoped to person and route, with the digest of what was sent (white space does not count).</summary>
internal static class RequestKey
{
    public static OneOf<IResult, AppendKey> Of<T>(HttpContext http, CaseActor caller, T body)
    {
        byte[] fingerprint = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, HostJson.Options));
        return ScopeOf(http, caller).MapT1(scope => new AppendKey(scope, Convert.ToHexStringLower(fingerprint)));
    }

    /// <summary>The key without what was sent, for bodies that are read as they come.</summary>
    public static OneOf<IResult, string> ScopeOf(HttpContext http, CaseActor caller)
    {
        string given = http.Request.Headers["Idempotency-Key"].ToString();
        if (given.Length is 0 or > 128 || given.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return OneOf<IResult, string>.FromT0(Problem.Of(
                StatusCodes.Status400BadRequest, "request.idempotency-key", "请在 Idempotency-Key 中给出1至128个可见 ASCII 字符,重试时用同一个。"));
        }

        // The route, not the path as written: a trailing slash or another case makes no other request.
        string route = $"{http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName}\n{string.Join('\n', http.Request.RouteValues.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => part.Value))}";
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Id}\n{route}")))}:{given}";
    }
}
