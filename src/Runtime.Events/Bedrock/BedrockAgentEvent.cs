namespace Lambda.Runtime.Events;

/// <summary>An action of an agent of Amazon Bedrock. It has a path, a method and perhaps a body, or the name of a function, depending on the action group.</summary>
/// <remarks>
/// The response is a <see cref="BedrockAgentApiResponse"/> if the action group has an API schema, and a <see cref="BedrockAgentFunctionResponse"/> if it has functions.
/// https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html
/// </remarks>
public sealed class BedrockAgentEvent
{
    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? MessageVersion { get; init; }

    /// <summary>The agent.</summary>
    public BedrockAgent? Agent { get; init; }

    /// <summary>What the user said.</summary>
    public string? InputText { get; init; }

    /// <summary>Identifies the conversation.</summary>
    public string? SessionId { get; init; }

    /// <summary>The name of the action group.</summary>
    public string ActionGroup { get; init; } = "";

    /// <summary>The path in the API schema, such as <c>/orders/{id}</c>. <see langword="null"/> if the action group has functions.</summary>
    public string? ApiPath { get; init; }

    /// <summary>The HTTP method in the API schema. <see langword="null"/> if the action group has functions.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>The name of the function. <see langword="null"/> if the action group has an API schema.</summary>
    public string? Function { get; init; }

    /// <summary>The parameters of the path and the query, or of the function. <see langword="null"/> if the call has none.</summary>
    public IReadOnlyList<BedrockAgentParameter>? Parameters { get; init; }

    /// <summary>The body. <see langword="null"/> if the operation has none.</summary>
    public BedrockAgentRequestBody? RequestBody { get; init; }

    /// <summary>Values that the agent stores for the conversation.</summary>
    public IReadOnlyDictionary<string, string>? SessionAttributes { get; init; }

    /// <summary>Values that the agent stores for the turn of the conversation.</summary>
    public IReadOnlyDictionary<string, string>? PromptSessionAttributes { get; init; }
}

/// <summary>An agent of Amazon Bedrock.</summary>
public sealed class BedrockAgent
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The alias.</summary>
    public string? Alias { get; init; }

    /// <summary>The version, such as <c>DRAFT</c>.</summary>
    public string? Version { get; init; }
}

/// <summary>A parameter of an action, or a property of its body.</summary>
public sealed class BedrockAgentParameter
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The type in the schema: <c>string</c>, <c>number</c>, <c>integer</c>, <c>boolean</c>, <c>array</c> or <c>object</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The value as text, whatever the type is.</summary>
    [LambdaJsonFormat(JsonFormat.ScalarText)]
    public string? Value { get; init; }
}

/// <summary>The body of an action.</summary>
public sealed class BedrockAgentRequestBody
{
    /// <summary>The body by content type, such as <c>application/json</c>.</summary>
    public IReadOnlyDictionary<string, BedrockAgentContent>? Content { get; init; }
}

/// <summary>The body of an action in one content type.</summary>
public sealed class BedrockAgentContent
{
    /// <summary>The properties.</summary>
    public IReadOnlyList<BedrockAgentParameter>? Properties { get; init; }
}
