using System.Net;
using System.Net.Sockets;
using System.Text;
using Lambda.Runtime.Testing.Tests.StandIns;

namespace Lambda.Runtime.Testing.Tests.Service;

public class LambdaServiceTests
{
    [Fact]
    public async Task Functions_AnswerUnderTheirNames()
    {
        await using LambdaFunction one = await StandInFunction.StartAsync(_ => "1"u8.ToArray(), StandInFunction.Patient with { FunctionName = "one" });
        await using LambdaFunction two = await StandInFunction.StartAsync(_ => "2"u8.ToArray(), StandInFunction.Patient with { FunctionName = "two" });
        await using LambdaService service = await LambdaService.StartAsync(one);
        service.Add(two);
        using var http = new HttpClient { BaseAddress = service.Endpoint };

        Assert.True(service.Endpoint.IsLoopback);
        Assert.Equal("1", await PostAsync(http, "one"));
        Assert.Equal("2", await PostAsync(http, "two"));
    }

    [Fact]
    public async Task PortInUse_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        IOException exception = await Assert.ThrowsAsync<IOException>(() => LambdaService.StartAsync(((IPEndPoint)taken.LocalEndpoint).Port));

        Assert.Contains("already in use", exception.Message);
    }

    private static async Task<string> PostAsync(HttpClient http, string name)
    {
        using HttpResponseMessage response = await http.PostAsync(
            new Uri($"/2015-03-31/functions/{name}/invocations", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        return await response.Content.ReadAsStringAsync();
    }
}
