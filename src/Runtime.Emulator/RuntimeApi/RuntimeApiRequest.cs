using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>A request and the time stamp of its arrival, taken before any other processing.</summary>
internal sealed record RuntimeApiRequest(HttpContext Http, long ArrivedAt);
