namespace Lambda.Runtime.Events;

/// <summary>The result of an action of an agent of Amazon Bedrock, if the action group has an API schema.</summary>
/// <remarks>https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html#agents-lambda-response</remarks>
public sealed class BedrockAgentApiResponse
{
    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string MessageVersion { get; init; } = "1.0";

    /// <summary>The result.</summary>
    public BedrockAgentApiResult Response { get => field ??= new(); init; }

    /// <summary>Values that the agent stores for the conversation. <see langword="null"/> does not change them.</summary>
    public IReadOnlyDictionary<string, string>? SessionAttributes { get; init; }

    /// <summary>Values that the agent stores for the turn of the conversation. <see langword="null"/> does not change them.</summary>
    public IReadOnlyDictionary<string, string>? PromptSessionAttributes { get; init; }

    /// <summary>How the agent searches its knowledge bases: an array.</summary>
    public RawJson KnowledgeBasesConfiguration { get; init; }

    /// <summary>Creates the response to an event, with its names.</summary>
    /// <param name="request">The event.</param>
    /// <param name="body">The text that the agent gets, usually JSON.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="contentType">The content type of the body, which is that of the API schema.</param>
    public static BedrockAgentApiResponse Create(BedrockAgentEvent request, string body, int statusCode = 200, string contentType = "application/json")
    {
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Response = new()
            {
                ActionGroup = request.ActionGroup,
                ApiPath = request.ApiPath ?? "",
                HttpMethod = request.HttpMethod ?? "",
                HttpStatusCode = statusCode,
                ResponseBody = new Dictionary<string, BedrockAgentResponseBody> { [contentType] = new() { Body = body } },
            },
        };
    }
}

/// <summary>The result of an operation.</summary>
public sealed class BedrockAgentApiResult
{
    /// <summary>That of the event.</summary>
    public string ActionGroup { get; init; } = "";

    /// <summary>That of the event.</summary>
    public string ApiPath { get; init; } = "";

    /// <summary>That of the event.</summary>
    public string HttpMethod { get; init; } = "";

    /// <summary>The HTTP status.</summary>
    public int HttpStatusCode { get; init; } = 200;

    /// <summary>The body, by content type.</summary>
    public IReadOnlyDictionary<string, BedrockAgentResponseBody>? ResponseBody { get; init; }
}

/// <summary>The result of an action of an agent of Amazon Bedrock, if the action group has functions.</summary>
/// <inheritdoc cref="BedrockAgentApiResponse" path="/remarks"/>
public sealed class BedrockAgentFunctionResponse
{
    /// <inheritdoc cref="BedrockAgentApiResponse.MessageVersion"/>
    public string MessageVersion { get; init; } = "1.0";

    /// <inheritdoc cref="BedrockAgentApiResponse.Response"/>
    public BedrockAgentFunctionResult Response { get => field ??= new(); init; }

    /// <inheritdoc cref="BedrockAgentApiResponse.SessionAttributes"/>
    public IReadOnlyDictionary<string, string>? SessionAttributes { get; init; }

    /// <inheritdoc cref="BedrockAgentApiResponse.PromptSessionAttributes"/>
    public IReadOnlyDictionary<string, string>? PromptSessionAttributes { get; init; }

    /// <inheritdoc cref="BedrockAgentApiResponse.KnowledgeBasesConfiguration"/>
    public RawJson KnowledgeBasesConfiguration { get; init; }

    /// <summary>Creates the response to an event, with its names.</summary>
    /// <param name="request">The event.</param>
    /// <param name="body">The text that the agent gets.</param>
    /// <param name="state">One of <see cref="BedrockAgentResponseStates"/>; <see langword="null"/> for success.</param>
    public static BedrockAgentFunctionResponse Create(BedrockAgentEvent request, string body, string? state = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Response = new()
            {
                ActionGroup = request.ActionGroup,
                Function = request.Function ?? "",
                FunctionResponse = new() { ResponseState = state, ResponseBody = new Dictionary<string, BedrockAgentResponseBody> { ["TEXT"] = new() { Body = body } } },
            },
        };
    }
}

/// <summary>The result of a function.</summary>
public sealed class BedrockAgentFunctionResult
{
    /// <summary>That of the event.</summary>
    public string ActionGroup { get; init; } = "";

    /// <summary>That of the event.</summary>
    public string Function { get; init; } = "";

    /// <summary>What the function returns.</summary>
    public BedrockAgentFunctionResponseData FunctionResponse { get => field ??= new(); init; }
}

/// <summary>What a function returns.</summary>
public sealed class BedrockAgentFunctionResponseData
{
    /// <summary>One of <see cref="BedrockAgentResponseStates"/>; <see langword="null"/> for success.</summary>
    public string? ResponseState { get; init; }

    /// <summary>The body, by content type, which is <c>TEXT</c>.</summary>
    public IReadOnlyDictionary<string, BedrockAgentResponseBody>? ResponseBody { get; init; }
}

/// <summary>The body of a result.</summary>
public sealed class BedrockAgentResponseBody
{
    /// <summary>The text that the agent gets, such as JSON.</summary>
    public string Body { get; init; } = "";
}

/// <summary>The values of <see cref="BedrockAgentFunctionResponseData.ResponseState"/>.</summary>
public static class BedrockAgentResponseStates
{
    /// <summary>The conversation ends with a <c>DependencyFailedException</c>.</summary>
    public const string Failure = "FAILURE";

    /// <summary>The model gets the text, and tries again, such as after invalid parameters.</summary>
    public const string Reprompt = "REPROMPT";
}
