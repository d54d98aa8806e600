using System.Net.Mime;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using OneOf;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Reads a JSON body of at most 1 MiB, strictly, and answers in our own problem document what is wrong with it.</summary>
internal static partial class JsonBody
{
    /// <summary>The most bytes a body may have.</summary>
    public const int MaxBytes = 1 << 20;

    public static async Task<OneOf<IResult, T>> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (!IsJson(request.ContentType)) return AsFault<T>(Problem.Of(StatusCodes.Status415UnsupportedMediaType));
        if (request.ContentLength > MaxBytes) return AsFault<T>(Problem.Of(StatusCodes.Status413PayloadTooLarge));
        byte[] body = new byte[(int)(request.ContentLength ?? MaxBytes) + 1];
        int length;
        try
        {
            length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            // The server's own limit, where the length was not told beforehand.
            return AsFault<T>(Problem.Of(fault.StatusCode));
        }

        if (length > MaxBytes) return AsFault<T>(Problem.Of(StatusCodes.Status413PayloadTooLarge));
        try
        {
            return JsonSerializer.Deserialize<T>(body.AsSpan(0, length), HostJson.Options) is { } value
                ? value
                : AsFault<T>(Problem.Of(StatusCodes.Status400BadRequest));
        }
        catch (JsonException fault)
        {
            string path = PathOf(fault);
            return AsFault<T>(path.Length == 0
                ? Problem.Of(StatusCodes.Status400BadRequest)
                : Problem.Of(StatusCodes.Status400BadRequest, "request.member-unreadable", "有字段名不认识、重复,或取值类型不对。", [new FieldFault(path, "字段名不认识、重复,或取值类型不对。")]));
        }
        catch (InvalidOperationException)
        {
            // Text with half a surrogate pair.
            return AsFault<T>(Problem.Of(StatusCodes.Status400BadRequest));
        }
    }

    /// <summary>Where the fault stands, if its path is made of names and places alone: an unknown member could be called like a person's number.</summary>
    private static string PathOf(JsonException fault) =>
        fault.Path is { Length: > 2 } found && found.StartsWith("$.", StringComparison.Ordinal) && NamesAndPlaces().IsMatch(found[2..]) ? found[2..] : "";

    [GeneratedRegex(@"\A[A-Za-z]{1,32}(\[[0-9]{1,5}\])?(\.[A-Za-z]{1,32}(\[[0-9]{1,5}\])?){0,4}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamesAndPlaces();

    private static OneOf<IResult, T> AsFault<T>(IResult result) => OneOf<IResult, T>.FromT0(result);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
