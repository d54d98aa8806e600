using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What a message of a case says (消息内容): one of the records of this folder.</summary>
public abstract record BridgeContent
{
    private protected BridgeContent(BridgeMessageType type) => Type = type;

    /// <summary>Its number in the catalogue of messages, as it stands in the head of a frame.</summary>
    [JsonIgnore]
    public BridgeMessageType Type { get; }

    /// <summary>The type only: nothing of what was said, nor of a person.</summary>
    public sealed override string ToString() => Type.ToString();
}
