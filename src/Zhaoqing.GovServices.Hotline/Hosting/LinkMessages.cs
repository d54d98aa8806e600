using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The greeting, and its answer: who is there, what is spoken, what time it is.</summary>
internal sealed record Hello(IReadOnlyList<int>? ProtocolVersions, string? Desk, string? Site, DateTimeOffset? Now, string? Status);

/// <summary>A message is recorded (入库确认). It is no answer of a person.</summary>
internal sealed record Ack(Guid AckedMessageId, string CaseId, uint SeenPeerSeq, string ViewHolder, DateTimeOffset StoredAt);

/// <summary>Something could not be taken as it came.</summary>
internal sealed record LinkError(string Code, string? Field, Guid? OffendingMessageId, bool Retryable);

/// <summary>Messages are missing.</summary>
internal sealed record ResendRequest(string CaseId, uint FromSeq, uint ToSeq);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ack))]
[JsonSerializable(typeof(LinkError))]
[JsonSerializable(typeof(ResendRequest))]
internal sealed partial class LinkJson : JsonSerializerContext;
