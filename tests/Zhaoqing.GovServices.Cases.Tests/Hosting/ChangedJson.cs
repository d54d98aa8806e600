using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

/// <summary>A record that is not as this program writes it.</summary>
internal static class ChangedJson
{
    /// <summary>The last of the changes.</summary>
    internal const int Last = 9;

    /// <summary>A member gone, empty, of another kind, new, or under another spelling, at any depth; or the text cut short.</summary>
    internal static string Of(string whole, int place, int change)
    {
        var root = JsonNode.Parse(whole)!;
        var members = new List<(JsonObject Of, string Name)>();
        Collect(root);
        var (of, name) = members[place % members.Count];
        var value = of[name]?.DeepClone();
        switch (change)
        {
            case 0: of.Remove(name); break;
            case 1: of[name] = null; break;
            case 2: of[name] = "another"; break;
            case 3: of[name] = 7; break;
            case 4: of["fromTheFuture"] = new JsonObject { ["a"] = new JsonArray(1) }; break;
            case 5: of.Remove(name); of[name.ToUpperInvariant()] = value; break;
            case 6: of[name] = new JsonArray(value); break;
            case 7: of[name] = true; break;
            case 8: return whole[..(whole.Length - (place % 40))];
            default: of[name] = "2026-02-30"; break;
        }

        return root.ToJsonString();

        void Collect(JsonNode? node)
        {
            if (node is JsonObject fields)
            {
                foreach (var (key, field) in fields)
                {
                    members.Add((fields, key));
                    Collect(field);
                }
            }
            else if (node is JsonArray elements)
            {
                foreach (var element in elements) Collect(element);
            }
        }
    }

    /// <summary>What reading and writing again comes to: the text, or that there is no such content.</summary>
    internal static string OutcomeOf(Func<byte[]> again)
    {
        try
        {
            return Encoding.UTF8.GetString(again());
        }
        catch (JsonException)
        {
            return "no such content";
        }
        catch (Exception fault) when (fault is InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            // What the contract let be missing cannot be written again.
            return fault.GetType().Name;
        }
    }
}
