using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A turn of a conversation with a bot of Amazon Lex V2.</summary>
    /// <param name="intent">The name of the intent.</param>
    /// <param name="slots">The values of its slots, by name: null for one that the user has not given.</param>
    /// <param name="inputTranscript">What the user said.</param>
    /// <param name="invocationSource">Why the function is invoked: <c>DialogCodeHook</c> or <c>FulfillmentCodeHook</c>.</param>
    public static JsonObject LexV2(
        string intent, IReadOnlyDictionary<string, string?>? slots = null, string inputTranscript = "Hello", string invocationSource = "DialogCodeHook")
    {
        return new JsonObject
        {
            ["messageVersion"] = "1.0",
            ["invocationSource"] = invocationSource,
            ["inputMode"] = "Text",
            ["responseContentType"] = "text/plain; charset=utf-8",
            ["sessionId"] = Id(0),
            ["inputTranscript"] = inputTranscript,
            ["bot"] = new JsonObject
            {
                ["id"] = "ABCDEFGHIJ",
                ["name"] = "Shop",
                ["localeId"] = "en_US",
                ["version"] = "DRAFT",
                ["aliasId"] = "TSTALIASID",
                ["aliasName"] = "TestBotAlias",
            },
            ["interpretations"] = new JsonArray(
                new JsonObject { ["interpretationSource"] = "Lex", ["intent"] = Intent(intent, slots, invocationSource), ["nluConfidence"] = 0.95 },
                new JsonObject { ["interpretationSource"] = "Lex", ["intent"] = Intent("FallbackIntent", null, "DialogCodeHook") }),
            ["requestAttributes"] = null,
            ["sessionState"] = new JsonObject
            {
                ["activeContexts"] = new JsonArray(),
                ["sessionAttributes"] = new JsonObject(),
                ["intent"] = Intent(intent, slots, invocationSource),
                ["originatingRequestId"] = Id(1),
            },
            ["transcriptions"] = new JsonArray(new JsonObject
            {
                ["transcription"] = inputTranscript,
                ["transcriptionConfidence"] = 1,
                ["resolvedContext"] = new JsonObject { ["intent"] = intent },
                ["resolvedSlots"] = new JsonObject(),
            }),
        };
    }

    private static JsonObject Intent(string name, IReadOnlyDictionary<string, string?>? slots, string invocationSource) => new()
    {
        ["name"] = name,
        ["slots"] = new JsonObject((slots ?? new Dictionary<string, string?>()).Select(static slot => KeyValuePair.Create(slot.Key, (JsonNode?)Slot(slot.Value)))),
        ["state"] = invocationSource == "FulfillmentCodeHook" ? "ReadyForFulfillment" : "InProgress",
        ["confirmationState"] = "None",
    };

    private static JsonObject? Slot(string? value) => value is null ? null : new JsonObject
    {
        ["shape"] = "Scalar",
        ["value"] = new JsonObject { ["originalValue"] = value, ["interpretedValue"] = value, ["resolvedValues"] = new JsonArray(value) },
    };
}
