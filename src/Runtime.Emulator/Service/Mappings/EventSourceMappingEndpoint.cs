using System.Globalization;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>Handles the operations of event source mappings, which show and change how functions get the records of queues and streams.</summary>
/// <remarks>A change has an effect at once, so that a mapping never has a state such as <c>Updating</c>.</remarks>
/// <param name="functions">The functions.</param>
/// <param name="queues">The queues to which functions can be connected.</param>
/// <param name="mappings">The mappings.</param>
internal sealed class EventSourceMappingEndpoint(FunctionRegistry functions, QueueRegistry queues, IEventSourceMappings mappings)
{
    private const int MaxPageSize = 100;

    // GET /2015-03-31/event-source-mappings?FunctionName=Ship&EventSourceArn=...&MaxItems=10&Marker=...
    // https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html
    /// <exception cref="ServiceErrorException">There is no such function, or the page size is malformed.</exception>
    public Task ListAsync(HttpContext http)
    {
        IQueryCollection query = http.Request.Query;
        string function = query["FunctionName"].ToString(), source = query["EventSourceArn"].ToString(), marker = query["Marker"].ToString();
        string? name = function is "" ? null : FindFunction(function).Configuration.FunctionName;
        int size = ReadPageSize(query["MaxItems"].ToString());
        EventSourceMapping[] found =
        [
            .. mappings.All
                .Where(mapping => (name is null || mapping.Function == name) && (source is "" || mapping.SourceArn == source))
                .OrderBy(static mapping => mapping.Id.ToString(), StringComparer.Ordinal)
                .Where(mapping => string.CompareOrdinal(mapping.Id.ToString(), marker) > 0),
        ];
        var list = new JsonObject { ["EventSourceMappings"] = new JsonArray([.. found.Take(size).Select(Describe)]) };
        if (found.Length > size)
            list["NextMarker"] = found[size - 1].Id.ToString();
        return WriteAsync(http, StatusCodes.Status200OK, list);
    }

    // GET /2015-03-31/event-source-mappings/{UUID}: https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html
    /// <exception cref="ServiceErrorException">There is no such mapping.</exception>
    public Task GetAsync(HttpContext http, string id) => WriteAsync(http, StatusCodes.Status200OK,
        Describe(mappings.All.FirstOrDefault(mapping => mapping.Id == ParseId(id)) ?? throw NotFound(id)));

    // POST /2015-03-31/event-source-mappings: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
    /// <exception cref="ServiceErrorException">The function or the queue does not exist, it is connected already, or a setting is invalid.</exception>
    public async Task CreateAsync(HttpContext http)
    {
        MappingRequest request = await ReadAsync(http);
        if (mappings.CreationProblem is { } problem)
            throw ServiceErrorException.InvalidParameterValue($"The event source mapping cannot be created. {problem}");
        IInvocableFunction function = FindFunction(request.FindText(MappingMembers.FunctionName) ?? throw ServiceErrorException.InvalidParameterValue(
            "FunctionName is missing. Expected the name or the ARN of a function."));
        MessageQueue queue = FindQueue(request.FindText(MappingMembers.EventSourceArn));
        QueueMapping settings = QueueMappingInput.Apply(request, queue, new QueueMapping());
        QueueMappingInput.RequireVisibility(queue, function.Configuration.Timeout);
        var mapping = new QueueSourceMapping(function.Configuration.FunctionName, queue, settings, queues.Time.GetUtcNow());
        EventSourceMapping created = mappings.Create(mapping, out EventSourceMapping? existing) ?? throw ServiceErrorException.ResourceConflict(
            $"An event source mapping of the queue {queue.Arn} and the function '{mapping.Function}' exists already. Update or delete that with the UUID {existing?.Id}.");
        await WriteAsync(http, StatusCodes.Status202Accepted, Describe(created));
    }

    // PUT /2015-03-31/event-source-mappings/{UUID}: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
    /// <exception cref="ServiceErrorException">There is no such mapping, or a setting is invalid.</exception>
    public async Task UpdateAsync(HttpContext http, string id)
    {
        MappingRequest request = await ReadAsync(http);
        EventSourceMapping changed = mappings.Update(ParseId(id), mapping => Apply(request, mapping)) ?? throw NotFound(id);
        await WriteAsync(http, StatusCodes.Status202Accepted, Describe(changed));
    }

    // DELETE /2015-03-31/event-source-mappings/{UUID}: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html
    /// <exception cref="ServiceErrorException">There is no such mapping.</exception>
    public Task DeleteAsync(HttpContext http, string id)
    {
        EventSourceMapping mapping = mappings.All.FirstOrDefault(mapping => mapping.Id == ParseId(id)) ?? throw NotFound(id);
        if (mappings.FindDeletionProblem(mapping) is { } problem)
            throw ServiceErrorException.InvalidParameterValue($"The event source mapping cannot be deleted. {problem}");
        JsonObject deleted = Describe(mappings.Delete(mapping.Id) ?? throw NotFound(id));
        deleted["State"] = "Deleting";
        return WriteAsync(http, StatusCodes.Status202Accepted, deleted);
    }

    private EventSourceMapping Apply(MappingRequest request, EventSourceMapping mapping)
    {
        if (request.FindText(MappingMembers.FunctionName) is { } name && FindFunction(name).Configuration.FunctionName is var function && function != mapping.Function)
            throw MappingMembers.CannotChange(MappingMembers.FunctionName, function, mapping.Function);
        request.RequireSame(MappingMembers.EventSourceArn, mapping.SourceArn);
        return mapping switch
        {
            QueueSourceMapping queue => queue with { Settings = QueueMappingInput.Apply(request, queue.Queue, queue.Settings) },
            StreamSourceMapping stream => stream with { Settings = StreamMappingInput.Apply(request, stream.Stream.Kind, stream.Settings) },
            _ => throw new InvalidOperationException($"The mapping is a {mapping.GetType().Name}."),
        };
    }

    private JsonObject Describe(EventSourceMapping mapping) => MappingDescription.Write(mapping, functions.Find(mapping.Function)?.Configuration.Arn);

    private IInvocableFunction FindFunction(string text)
    {
        var reference = FunctionReference.Parse(text, qualifier: null);
        IInvocableFunction function = reference.FindIn(functions);
        return reference.Qualifier is null or "$LATEST" ? function : throw ServiceErrorException.InvalidParameterValue(
            $"The function is '{text}', with the qualifier '{reference.Qualifier}'. Expected a function without one: the emulator has no mappings of aliases.");
    }

    private MessageQueue FindQueue(string? arn) => queues.FindByArn(arn) ?? throw ServiceErrorException.InvalidParameterValue(
        $"{(arn is null ? "EventSourceArn is missing." : $"EventSourceArn is '{arn}', which is not a queue of the emulator.")} "
        + (queues.All.Count == 0 ? "Expected the ARN of a queue: there are none." : $"Expected one of: {string.Join(", ", queues.All.Select(static queue => queue.Arn))}."));

    private ServiceErrorException NotFound(string id) =>
        ServiceErrorException.MappingNotFound(id, [.. mappings.All.Select(static mapping => mapping.Id.ToString()).Order(StringComparer.Ordinal)]);

    // No mapping has the ID of a text that is not one.
    private static Guid ParseId(string text) => Guid.TryParseExact(text, "D", out Guid id) ? id : Guid.Empty;

    private static async Task<MappingRequest> ReadAsync(HttpContext http) => MappingRequest.Parse(await RequestBody.ReadAsync(http, MappingRequest.MaxBytes));

    private static int ReadPageSize(string text)
    {
        if (text is "")
            return MaxPageSize;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= 10_000
            ? Math.Min(size, MaxPageSize)
            : throw ServiceErrorException.Validation("maxItems", text, "value from 1 to 10000");
    }

    private static Task WriteAsync(HttpContext http, int status, JsonObject json) => ServiceResponse.WriteAsync(http, status, ReflectionJson.SerializeToUtf8Bytes(json));
}
