namespace Lambda.Runtime.Events;

/// <summary>A request to an Application Load Balancer, whose target group has the function.</summary>
/// <remarks>
/// With the attribute <c>lambda.multi_value_headers.enabled</c> of the target group, the headers and query parameters are in the members with several values,
/// otherwise in those with one. <see cref="GetHeader"/> and <see cref="GetQueryValues"/> read both.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
/// </remarks>
public sealed class AlbRequest
{
    /// <summary>What the load balancer says about the request.</summary>
    public AlbRequestContext RequestContext { get => field ??= new(); init; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string HttpMethod { get; init; } = "";

    /// <summary>The path as it was sent, percent-encoded.</summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// The query parameters as they were sent, with names and values that are not decoded. Of several with the same name, the last. <see langword="null"/> if
    /// the target group has several values.
    /// </summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>
    /// The query parameters as they were sent, with names and values that are not decoded. <see langword="null"/> if the target group has single values.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>
    /// The headers, with names in lower case. Of several with the same name, the last, also of <c>cookie</c>. <see langword="null"/> if the target group has
    /// several values.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, with names in lower case. <see langword="null"/> if the target group has single values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The body, in base64 if <see cref="IsBase64Encoded"/>. Empty if the request has none. <see cref="GetBodyText"/> decodes it.</summary>
    public string Body { get; init; } = "";

    /// <summary>
    /// Whether the body is in base64: if it has a content encoding, or its content type is not <c>text/*</c>, <c>application/json</c>,
    /// <c>application/javascript</c> or <c>application/xml</c>.
    /// </summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value; several are joined by commas, cookies by semicolons. <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(MultiValueHeaders, name) ?? HttpHeaderMap.Find(Headers, name);

    /// <summary>Decodes the values of a query parameter.</summary>
    /// <param name="name">The decoded name, in the case in which it was sent.</param>
    /// <returns>The values in order; only the last if the target group has single values; none if there is no such parameter.</returns>
    public IReadOnlyList<string> GetQueryValues(string name)
    {
        List<string> values = [];
        if (MultiValueQueryStringParameters is not null)
        {
            foreach (KeyValuePair<string, IReadOnlyList<string>> parameter in MultiValueQueryStringParameters)
            {
                if (HttpQuery.Decode(parameter.Key) == name && parameter.Value is { } encoded)
                    HttpQuery.AddDecoded(values, encoded);
            }
        }
        else if (QueryStringParameters is not null)
        {
            foreach (KeyValuePair<string, string> parameter in QueryStringParameters)
            {
                if (HttpQuery.Decode(parameter.Key) == name)
                    values.Add(HttpQuery.Decode(parameter.Value));
            }
        }

        return values;
    }

    /// <inheritdoc cref="HttpApiRequest.GetBodyText"/>
    public string GetBodyText() => HttpBody.GetText(Body, IsBase64Encoded);

    /// <inheritdoc cref="HttpApiRequest.GetBodyBytes"/>
    public byte[] GetBodyBytes() => HttpBody.GetBytes(Body, IsBase64Encoded);
}

/// <summary>What a load balancer says about a request.</summary>
public sealed class AlbRequestContext
{
    /// <summary>The target group.</summary>
    public AlbTargetGroup? Elb { get; init; }
}

/// <summary>The target group that sent a request to the function.</summary>
public sealed class AlbTargetGroup
{
    /// <summary>The ARN of the target group.</summary>
    public string? TargetGroupArn { get; init; }
}
