# 200 "late"
curl -X PUT http://127.0.0.1:5200/simulator/faults -d '{"scripts":[{"late":{"fixed":"PT0.1S","perRow":"PT0.001S"}},{"match":{"method":"PATCH","path":"^accounts\\(","user":"kim.demo"},"kind":"resetAfterTheEffect","from":3,"times":2,"lasting":"PT60S"}]}'

# 200 "answered 503 before the effect"
curl -X PUT http://127.0.0.1:5200/simulator/faults -d '{"scripts":[{"match":{"endpoint":"login"},"failure":{"status":503,"code":"0x80040216","message":"Away.","retryAfter":"PT5S"},"times":1}]}'

# 200 "random with seed 42"
curl -X PUT http://127.0.0.1:5200/simulator/faults -d '{"random":{"seed":42,"rate":0.1,"kinds":["unavailable","halfAnAnswer","slowDrip"]}}'

# 200 "random with seed 42"
curl http://127.0.0.1:5200/simulator/faults

# 200 "open":[]
curl -X DELETE http://127.0.0.1:5200/simulator/faults

# 400 'scripts[0].times' must be a whole number
curl -X PUT http://127.0.0.1:5200/simulator/faults -d '{"scripts":[{"kind":"unavailable","times":"twice"}]}'

# 400 'scripts[0].kind' must be one of [unavailable,
curl -X PUT http://127.0.0.1:5200/simulator/faults -d '{"scripts":[{"kind":"unavailible"}]}'

# 400 'limit' is not known
curl -X PUT http://127.0.0.1:5200/simulator/limits -d '{"limit":60}'

# 400 'window' must be a duration
curl -X PUT http://127.0.0.1:5200/simulator/limits -d '{"window":3}'

# 200 "requests":60
curl -X PUT http://127.0.0.1:5200/simulator/limits -d '{"requests":60,"window":"PT3S","executionTime":"PT12S","servers":2,"costPerRow":"PT0.001S","batches":"eachPart","dopHint":8}'

# 200 "window":"PT3S"
curl http://127.0.0.1:5200/simulator/limits

# 200 "limited":false
curl -X DELETE http://127.0.0.1:5200/simulator/limits

# 200 "entries":[
curl 'http://127.0.0.1:5200/simulator/journal?since=0&user=kim.demo&status=429&count=100'

# 200 "entries":[]
curl 'http://127.0.0.1:5200/simulator/journal?insideRetryAfter=kim.demo'

# 400 'status' must be a whole number
curl 'http://127.0.0.1:5200/simulator/journal?status=late'

# 200 "operations":
curl 'http://127.0.0.1:5200/simulator/operations?user=kim.demo&day=2026-01-31'

# 404 The simulator has no 'POST faults'.
curl -X POST http://127.0.0.1:5200/simulator/faults
