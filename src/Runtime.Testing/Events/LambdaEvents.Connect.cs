using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A contact in a flow of Amazon Connect, a call, before the flow has chosen a queue.</summary>
    /// <param name="parameters">The parameters of the block that invokes the function. Their values are texts, unless the block has JSON.</param>
    /// <param name="attributes">The attributes that the flow set.</param>
    /// <param name="customer">The number of the customer.</param>
    public static JsonObject Connect(JsonObject? parameters = null, IReadOnlyDictionary<string, string>? attributes = null, string customer = "+12065550100") => new()
    {
        ["Details"] = new JsonObject
        {
            ["ContactData"] = new JsonObject
            {
                ["Attributes"] = Texts(attributes),
                ["Channel"] = "VOICE",
                ["ContactId"] = Id(0),
                ["CustomerEndpoint"] = Telephone(customer),
                ["CustomerId"] = null,
                ["Description"] = null,
                ["InitialContactId"] = Id(0),
                ["InitiationMethod"] = "INBOUND",
                ["InstanceARN"] = AwsAccount.Arn("connect", "instance/9308c2a1-9bc6-4cea-8290-6c0b4a6d38fa"),
                ["LanguageCode"] = "en-US",
                ["MediaStreams"] = new JsonObject { ["Customer"] = new JsonObject { ["Audio"] = null } },
                ["Name"] = null,
                ["PreviousContactId"] = Id(0),
                ["Queue"] = null,
                ["References"] = new JsonObject(),
                ["SystemEndpoint"] = Telephone("+18005550199"),
                ["Tags"] = new JsonObject(),
            },
            ["Parameters"] = parameters?.DeepClone() ?? new JsonObject(),
        },
        ["Name"] = "ContactFlowEvent",
    };

    private static JsonObject Telephone(string number) => new() { ["Address"] = number, ["Type"] = "TELEPHONE_NUMBER" };
}
