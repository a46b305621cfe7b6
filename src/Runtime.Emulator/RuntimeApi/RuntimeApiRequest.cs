using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>A request and the time stamp of its head's arrival, taken before anything else looks at it.</summary>
internal sealed record RuntimeApiRequest(HttpContext Http, long ArrivedAt);
